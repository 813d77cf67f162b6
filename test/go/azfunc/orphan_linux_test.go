package azfunc

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

const prSetChildSubreaper = 36

// The handler's host is a shell here, which is killed; the test becomes the handler's
// next parent, so that it can see how the handler ends.
func TestServeEndsWithoutItsHost(t *testing.T) {
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, prSetChildSubreaper, 1, 0); errno != 0 {
		t.Fatal(errno)
	}
	for name, running := range map[string]bool{"idle": false, "a function runs": true} {
		t.Run(name, func(t *testing.T) {
			port := freePort(t)
			host := exec.Command("sh", "-c", `"$0" & echo "pid $!"; wait`, os.Args[0])
			host.Env = append(os.Environ(), "AZFUNC_TEST_HANDLER=1", "FUNCTIONS_CUSTOMHANDLER_PORT="+port, "FUNCTIONS_CUSTOMHANDLER_WORKER_ID=1")
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer read.Close()
			host.Stdout, host.Stderr = write, write
			if err := host.Start(); err != nil {
				t.Fatal(err)
			}
			write.Close()
			lines := bufio.NewReader(read)
			var pid int
			for listening := false; pid == 0 || !listening; {
				line, err := lines.ReadString('\n')
				if err != nil {
					t.Fatal(err)
				}
				_, _ = fmt.Sscanf(line, "pid %d", &pid)
				listening = listening || strings.Contains(line, "listening")
			}
			answered := make(chan string, 1)
			body, send := io.Pipe()
			if running {
				go func() {
					response, err := http.Post("http://127.0.0.1:"+port+"/slow", "text/plain", body)
					if err != nil {
						answered <- err.Error()
						return
					}
					text, _ := io.ReadAll(response.Body)
					response.Body.Close()
					answered <- string(text)
				}()
				if _, err := send.Write([]byte("begin")); err != nil {
					t.Fatal(err)
				}
				if line, err := lines.ReadString('\n'); !strings.Contains(line, "running") {
					t.Fatal(line, err)
				}
			}
			if err := host.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = host.Wait()
			if running { // the handler says that it stops, and answers before it does
				for {
					line, err := lines.ReadString('\n')
					if err != nil {
						t.Fatal(err)
					}
					if strings.Contains(line, "the host is gone") {
						break
					}
				}
				send.Close()
				if got := <-answered; got != "done" {
					t.Errorf("the running request got %q", got)
				}
			} else {
				read.Close() // as the pipe of a host that is gone
			}
			var status syscall.WaitStatus
			if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil || status.ExitStatus() != 1 {
				t.Errorf("got exit code %d, signal %v, %v; want 1", status.ExitStatus(), status.Signal(), err)
			}
		})
	}
}
