package azfunc

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be the handler: serve starts it again with a port.
func TestMain(m *testing.M) {
	if os.Getenv("AZFUNC_TEST_HANDLER") == "" {
		os.Exit(m.Run())
	}
	LogToHost()
	r := NewRouter()
	r.HTTP("Slow", "", "slow", func(w http.ResponseWriter, r *http.Request) {
		slog.Info("running")
		_, _ = io.Copy(io.Discard, r.Body) // until the test has sent the whole body
		fmt.Fprint(w, "done")
	})
	r.Event("Message", Generic(func(_ context.Context, e *Event) error {
		slog.Info("running")
		return e.Input("in", new(string))
	}))
	os.Exit(Serve(r))
}

type handlerProcess struct {
	*exec.Cmd
	url    string
	stdout *bufio.Reader
	stderr strings.Builder
}

// serve starts the handler with the given settings and waits until it listens or has ended.
func serve(t *testing.T, settings ...string) *handlerProcess {
	t.Helper()
	p := &handlerProcess{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), append(settings, "AZFUNC_TEST_HANDLER=1")...)
	p.Stderr = &p.stderr
	stdout, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() })
	p.stdout = bufio.NewReader(stdout)
	line, _ := p.stdout.ReadString('\n')
	if _, after, ok := strings.Cut(line, `"url":"`); ok {
		p.url, _, _ = strings.Cut(after, `"`)
	}
	return p
}

func (p *handlerProcess) exitCode(t *testing.T) int {
	t.Helper()
	done := make(chan struct{})
	go func() { _ = p.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("the handler does not end")
	}
	return p.ProcessState.ExitCode()
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

func TestServeUsesTheHostsPort(t *testing.T) {
	port, other := freePort(t), freePort(t)
	p := serve(t, "FUNCTIONS_CUSTOMHANDLER_PORT="+port, "FUNCTIONS_HTTPWORKER_PORT="+other)
	if p.url != "http://127.0.0.1:"+port {
		t.Errorf("listens on %q, want port %s", p.url, port)
	}
	if response, err := http.Get(p.url + "/"); err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("readiness: %v, %v", response, err)
	}
	old := serve(t, "FUNCTIONS_CUSTOMHANDLER_PORT=", "FUNCTIONS_HTTPWORKER_PORT="+other)
	if old.url != "http://127.0.0.1:"+other {
		t.Errorf("listens on %q, want port %s", old.url, other)
	}
}

func TestServeRefusesPort(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	for _, port := range []string{port, "http", "0", "65536", "-1"} {
		p := serve(t, "FUNCTIONS_CUSTOMHANDLER_PORT="+port)
		code := p.exitCode(t)
		if text := p.stderr.String(); code != 1 || strings.Count(text, "\n") != 1 || !strings.Contains(text, `"level":"ERROR"`) {
			t.Errorf("port %s: exit code %d, stderr %q; want 1 and one error", port, code, text)
		}
	}
}

func TestServeDrains(t *testing.T) {
	for _, test := range []struct {
		signal os.Signal
		code   int
	}{{syscall.SIGTERM, 143}, {os.Interrupt, 130}} {
		p := serve(t, "FUNCTIONS_CUSTOMHANDLER_PORT="+freePort(t))
		body, send := io.Pipe()
		type result struct {
			text string
			err  error
		}
		answered := make(chan result)
		go func() {
			response, err := http.Post(p.url+"/slow", "text/plain", body)
			if err != nil {
				answered <- result{"", err}
				return
			}
			text, err := io.ReadAll(response.Body)
			response.Body.Close()
			answered <- result{string(text), err}
		}()
		if _, err := send.Write([]byte("the request is on its way")); err != nil {
			t.Fatal(err)
		}
		if line, err := p.stdout.ReadString('\n'); !strings.Contains(line, `"msg":"running"`) {
			t.Fatal(line, err)
		}
		if err := p.Process.Signal(test.signal); err != nil {
			t.Fatal(err)
		}
		for { // until it listens no more
			conn, err := net.Dial("tcp4", strings.TrimPrefix(p.url, "http://"))
			if err != nil {
				break
			}
			conn.Close()
			time.Sleep(5 * time.Millisecond)
		}
		send.Close()
		if got := <-answered; got.text != "done" || got.err != nil {
			t.Errorf("%v: the running request got %q, %v", test.signal, got.text, got.err)
		}
		if code := p.exitCode(t); code != test.code || p.stderr.Len() != 0 {
			t.Errorf("%v: exit code %d, stderr %q; want %d", test.signal, code, p.stderr.String(), test.code)
		}
	}
}

// A caller that stops in the middle of a body is cut; a function that takes long is not.
func TestTimeBodies(t *testing.T) {
	read := make(chan error, 1)
	release := make(chan struct{})
	routes := http.NewServeMux()
	routes.HandleFunc("/read", func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(r.Body)
		read <- err
	})
	routes.HandleFunc("/leave", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "left") })
	routes.HandleFunc("/long", func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			read <- err
			return
		}
		select {
		case <-r.Context().Done():
			read <- r.Context().Err()
		case <-release:
			read <- nil
		}
	})
	server := httptest.NewServer(timeBodies(routes, 50*time.Millisecond))
	defer server.Close()

	send := func(path, body string, length int) net.Conn {
		conn, err := net.Dial("tcp4", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", path, length, body)
		return conn
	}
	send("/read", "half", 8)
	if err := <-read; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("half a body: got %v", err)
	}
	// Nobody reads this body, and yet the connection ends.
	left := send("/leave", "half", 8)
	if answer, err := io.ReadAll(left); err != nil || !strings.Contains(string(answer), "left") {
		t.Errorf("half a body that nobody reads: got %q, %v", answer, err)
	}
	// A function that is still at work when a silent one has long been cut.
	send("/long", "whole", 5)
	send("/read", "half", 8)
	if err := <-read; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the silent one: got %v", err)
	}
	close(release)
	if err := <-read; err != nil {
		t.Errorf("the long one: got %v", err)
	}
}

// A page in a browser on the same machine cannot start a function.
func TestServeRefusesPages(t *testing.T) {
	p := serve(t, "FUNCTIONS_CUSTOMHANDLER_PORT="+freePort(t))
	for name, test := range map[string]struct {
		headers map[string]string
		status  int
	}{
		"host":            {map[string]string{"Content-Type": "application/json; charset=utf-8"}, http.StatusOK},
		"form":            {map[string]string{"Content-Type": "text/plain", "Origin": "https://example.com", "Sec-Fetch-Site": "cross-site"}, http.StatusNotFound},
		"form, no origin": {map[string]string{"Content-Type": "text/plain"}, http.StatusNotFound},
		"JSON":            {map[string]string{"Content-Type": "application/json", "Origin": "https://example.com"}, http.StatusNotFound},
		"JSON, no origin": {map[string]string{"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}, http.StatusNotFound},
		"forwarded":       {map[string]string{"Content-Type": "application/json", "X-Forwarded-For": ""}, http.StatusNotFound},
	} {
		r, err := http.NewRequest(http.MethodPost, p.url+"/Message", strings.NewReader(`{"Data":{"in":"\"\\\"hello\\\"\""}}`))
		if err != nil {
			t.Fatal(err)
		}
		for header, value := range test.headers {
			r.Header[header] = []string{value}
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != test.status {
			t.Errorf("%s: got %d, want %d", name, response.StatusCode, test.status)
		}
	}
}
