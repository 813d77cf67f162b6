package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnDaprBinding(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name   string
		event  any
		status int
		log    string
	}{
		{"sample", azfunctest.Sample(t, "On-dapr-binding"), http.StatusOK, "event 1042: "},
		{"unicode", `{"id": "7", "text": "Grüße 👋 \"quoted\""}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"hostile", `{"id": "7", "text": "x", "sys": "y", "RetryContext": 1}`, http.StatusOK, "event 7: x"},
		{"large", `{"id": "8", "text": "` + strings.Repeat("x", 1<<18) + `"}`, http.StatusOK, "event 8: xxx"},
		{"nothing", nil, http.StatusInternalServerError, ""},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-dapr-binding", test.event)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
