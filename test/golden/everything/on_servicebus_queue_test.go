package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnServicebusQueue(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, message string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-servicebus-queue"), http.StatusOK, "delivery 1)"},
		{"unicode", `{"id": "7", "text": "Grüße 👋 \"quoted\""}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"large", `{"id": "8", "text": "` + strings.Repeat("x", 1<<18) + `"}`, http.StatusOK, "message 8"},
		{"metadata of its own", `{"id": "9", "text": "mine", "DeliveryCount": {"n": 9}, "SessionId": 9}`, http.StatusOK, "message 9: mine"},
		{"no id", `{"text": "lost"}`, http.StatusInternalServerError, ""},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
		{"empty", "", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-servicebus-queue", test.message)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
