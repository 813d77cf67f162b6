package azfunc

import (
	"encoding/json"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

func TestLogStreams(t *testing.T) {
	stdout, stderr := captureLog(t)
	log.Print("from package log\nsecond line")
	slog.Debug("not shown")
	slog.Info("info", "text", "a\nb\r\nazfuncjsonlog: c")
	slog.Warn("careful")
	slog.Error("a Warning, WARN and warn in an error")

	out := strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n")
	if len(out) != 2 || !strings.Contains(out[1], `"level":"INFO"`) {
		t.Errorf("stdout: %q", out)
	}
	errs := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	if len(errs) != 2 || !strings.Contains(errs[0], "WARN") {
		t.Fatalf("stderr: %q", errs)
	}
	if strings.Contains(strings.ToLower(errs[1]), "warn") {
		t.Errorf("the host takes this error for a warning: %s", errs[1])
	}
	var record struct{ Msg string }
	if err := json.Unmarshal([]byte(errs[1]), &record); err != nil || record.Msg != "a Warning, WARN and warn in an error" {
		t.Errorf("the text has changed: %q, %v", record.Msg, err)
	}
	for _, line := range append(out, errs...) {
		if !strings.HasPrefix(line, "{") {
			t.Errorf("a line starts with %q", line)
		}
	}
}

func TestLogHasInvocation(t *testing.T) {
	stdout, _ := captureLog(t)
	r := NewRouter()
	r.HTTP("Foo", "", "foo", func(_ http.ResponseWriter, r *http.Request) {
		slog.With("a", 1).InfoContext(r.Context(), "hello")
	})
	req, err := http.NewRequest("GET", "/foo", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Azure-Functions-InvocationId", "the-id")
	req.Header.Set("traceparent", "00-trace-01")
	r.ServeHTTP(nil, req)
	var line map[string]any
	if err := json.Unmarshal(stdout.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if line["invocation"] != "the-id" || line["traceparent"] != "00-trace-01" || line["a"] != 1.0 {
		t.Errorf("got %v", line)
	}
}
