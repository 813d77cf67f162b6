package azfunc

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// captureLog sends what slog writes during a test to two buffers.
func captureLog(t *testing.T) (stdout, stderr *bytes.Buffer) {
	t.Helper()
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	slog.SetDefault(slog.New(newLogHandler(stdout, stderr)))
	return stdout, stderr
}

func TestPanicIs500AndOneLine(t *testing.T) {
	_, stderr := captureLog(t)
	r := NewRouter()
	r.HTTP("Boom", "", "boom", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		panic("boom\nwith a warning in two lines")
	})
	if got := request(r, "GET", "/boom"); got.Code != http.StatusInternalServerError || got.Header().Get("Content-Length") == "1000" {
		t.Errorf("got %d, header %v", got.Code, got.Header())
	}
	text := stderr.String()
	if strings.Count(text, "\n") != 1 || !strings.Contains(text, "recover_test.go") || strings.Contains(strings.ToLower(text), "warn") {
		t.Errorf("want one line with the stack, which the host takes for an error; got %q", text)
	}
}

func TestPanicAfterTheAnswerHasStarted(t *testing.T) {
	_, stderr := captureLog(t)
	for name, start := range map[string]func(http.ResponseWriter){
		"header": func(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted) },
		"write":  func(w http.ResponseWriter) { _, _ = w.Write([]byte("half")) },
		"copy":   func(w http.ResponseWriter) { _, _ = io.Copy(w, strings.NewReader("half")) },
		"flush":  func(w http.ResponseWriter) { w.(http.Flusher).Flush() },
	} {
		stderr.Reset()
		r := NewRouter()
		r.HTTP("Half", "", "half", func(w http.ResponseWriter, _ *http.Request) {
			start(w)
			panic("boom")
		})
		server := httptest.NewServer(r)
		response, err := http.Get(server.URL + "/half")
		if err == nil {
			_, err = io.ReadAll(response.Body)
			response.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: the caller cannot see that the answer is not whole", name)
		}
		server.Close()
		if strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%s: want one line, got %q", name, stderr)
		}
	}
}

func TestAbortHandlerIsNotLogged(t *testing.T) {
	_, stderr := captureLog(t)
	r := NewRouter()
	r.HTTP("Abort", "", "abort", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	server := httptest.NewServer(r)
	defer server.Close()
	if _, err := http.Get(server.URL + "/abort"); err == nil {
		t.Error("the connection was not cut")
	}
	if stderr.Len() != 0 {
		t.Errorf("got %q", stderr)
	}
}
