package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// startTime is how long a handler may take to answer for the first time.
const startTime = 10 * time.Second

// handler is a running handler process.
type handler struct {
	process *os.Process
	address string
	// started is the time from exec to the end of the first response.
	started time.Duration
}

// start runs an executable as the host does (host contract 2.1, 2.2) and returns once it has answered.
func start(executable string) (*handler, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(executable)
	cmd.Env = append(os.Environ(), "FUNCTIONS_CUSTOMHANDLER_PORT="+strconv.Itoa(port))
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	h := &handler{process: cmd.Process, address: fmt.Sprintf("127.0.0.1:%d", port)}
	for {
		err := h.callOnce()
		h.started = time.Since(began)
		if err == nil {
			return h, nil
		}
		if h.started > startTime {
			h.stop()
			return nil, fmt.Errorf("%s does not answer: %w", executable, err)
		}
		time.Sleep(100 * time.Microsecond)
	}
}

func (h *handler) callOnce() error {
	c, err := dial(h.address)
	if err != nil {
		return err
	}
	defer c.close()
	return c.call()
}

// stop ends the handler as the host does: it kills it.
func (h *handler) stop() {
	h.process.Kill()
	h.process.Wait()
}

func startUp(executable string) (float64, error) {
	h, err := start(executable)
	if err != nil {
		return 0, err
	}
	h.stop()
	return h.started.Seconds(), nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
