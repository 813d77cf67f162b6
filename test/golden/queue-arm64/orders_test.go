package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOrders(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, message string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "Orders"), http.StatusOK, "(delivery 1)"},
		{"unicode", `{"id": "7", "text": "Grüße 👋 \"quoted\""}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"no id", `{"text": "lost"}`, http.StatusInternalServerError, ""},
		{"large", `{"id": "8", "text": "` + strings.Repeat("x", 48<<10) + `"}`, http.StatusOK, "message 8: xxx"},
		{"properties like metadata", `{"id": "9", "DequeueCount": {}, "PopReceipt": 7}`, http.StatusOK, "(delivery 0)"},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "Orders", test.message)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
