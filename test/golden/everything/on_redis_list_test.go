package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnRedisList(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, entry string
		status      int
		log         string
	}{
		{"sample", azfunctest.Sample(t, "On-redis-list"), http.StatusOK, "entry 1042: "},
		{"unicode", `{"id": "7", "text": "Grüße 👋 \"quoted\""}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"hostile", `{"id": "7", "text": "x", "sys": "y", "Value": {"a": 1}}`, http.StatusOK, "entry 7: x"},
		{"large", `{"id": "8", "text": "` + strings.Repeat("x", 1<<18) + `"}`, http.StatusOK, "entry 8: xxx"},
		{"no id", `{"text": "lost"}`, http.StatusInternalServerError, ""},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-redis-list", test.entry)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
