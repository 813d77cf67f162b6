package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnRedisPubsub(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, message string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-redis-pubsub"), http.StatusOK, "message 1042: "},
		{"unicode", `{"Message": "{\"id\": \"7\", \"text\": \"Grüße 👋 \\\"quoted\\\"\"}"}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"hostile", `{"Channel": "orders", "Message": "{\"id\": \"7\", \"text\": \"x\", \"Channel\": \"mine\"}"}`, http.StatusOK, "orders: message 7: x"},
		{"large", `{"Message": "{\"id\": \"8\", \"text\": \"` + strings.Repeat("x", 1<<18) + `\"}"}`, http.StatusOK, ": message 8: xxx"},
		{"no id", `{"Message": "{\"text\": \"lost\"}"}`, http.StatusInternalServerError, ""},
		{"not JSON", `{"Message": "hello"}`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-redis-pubsub", test.message)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
