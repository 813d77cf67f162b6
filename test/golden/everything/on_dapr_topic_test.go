package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnDaprTopic(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, event string
		status      int
		log         string
	}{
		{"sample", azfunctest.Sample(t, "On-dapr-topic"), http.StatusOK, "message 1042 from shop: "},
		{"unicode", `{"id": "e1", "source": "s", "data": {"id": "7", "text": "Grüße 👋 \"quoted\""}}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"hostile", `{"id": "e1", "source": "s", "sys": "y", "data": {"id": "7", "text": "x"}, "topic": "t", "Topic2": 1}`, http.StatusOK, "message 7 from s: x"},
		{"large", `{"id": "e1", "source": "s", "data": {"id": "8", "text": "` + strings.Repeat("x", 1<<18) + `"}}`, http.StatusOK, "message 8 from s: xxx"},
		{"no data", `{"id": "e1", "source": "s"}`, http.StatusInternalServerError, ""},
		{"text", `{"id": "e1", "source": "s", "data": "hello"}`, http.StatusInternalServerError, ""},
		{"not a CloudEvent", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-dapr-topic", test.event)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
