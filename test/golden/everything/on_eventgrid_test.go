package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnEventgrid(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, event string
		status      int
		log         string
	}{
		{"sample", azfunctest.Sample(t, "On-eventgrid"), http.StatusOK, "2026-01-02T03:04:05Z: hello"},
		{"CloudEvents", `{"specversion": "1.0", "id": "1", "source": "/shop", "type": "Placed", "subject": "7", "time": "2026-01-02T03:04:05Z", "data": {"id": "7", "text": "Grüße 👋"}}`, http.StatusOK, "Placed of 7 at 2026-01-02T03:04:05Z: Grüße 👋"},
		{"CloudEvents with bytes", `{"specversion": "1.0", "id": "1", "source": "/shop", "type": "Placed", "data_base64": "eyJpZCI6ICI4IiwgInRleHQiOiAiYnl0ZXMifQ=="}`, http.StatusOK, ": bytes"},
		{"large", `{"id": "1", "data": {"id": "9", "text": "` + strings.Repeat("x", 1<<18) + `"}}`, http.StatusOK, "xxx"},
		{"no id", `{"id": "1", "data": {"text": "lost"}}`, http.StatusInternalServerError, ""},
		{"other data", `{"id": "1", "data": [1]}`, http.StatusInternalServerError, ""},
		{"no data", `{"id": "1"}`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-eventgrid", json.RawMessage(test.event))
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
