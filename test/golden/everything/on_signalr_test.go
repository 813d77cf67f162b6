package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnSignalr(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, invocation string
		status           int
		log              string
	}{
		{"sample", azfunctest.Sample(t, "On-signalr"), http.StatusOK, `connection hQ3wA says "hello"`},
		{"unicode", `{"ConnectionId": "c7", "Arguments": ["Grüße 👋 \"quoted\""]}`, http.StatusOK, `Grüße 👋 \"quoted\"`},
		{"large", `{"ConnectionId": "c8", "Arguments": ["` + strings.Repeat("x", 1<<18) + `"]}`, http.StatusOK, `c8 says "xxx`},
		{"no arguments", `{"ConnectionId": "c7", "Arguments": null}`, http.StatusInternalServerError, ""},
		{"a number", `{"ConnectionId": "c7", "Arguments": [1]}`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-signalr", json.RawMessage(test.invocation))
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
