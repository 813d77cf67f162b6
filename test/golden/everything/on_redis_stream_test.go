package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnRedisStream(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, entry string
		status      int
		log         string
	}{
		{"sample", azfunctest.Sample(t, "On-redis-stream"), http.StatusOK, "entry 1526919030474-55: 1042: "},
		{"unicode", `{"Id": "1-0", "Values": {"id": "7", "text": "Grüße 👋 \"quoted\""}}`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"hostile", `{"Id": "1-0", "Values": {"id": "7", "text": "x", "Id2": "y"}, "Key": {"a": 1}}`, http.StatusOK, "entry 1-0: 7: x"},
		{"large", `{"Id": "1-0", "Values": {"id": "8", "text": "` + strings.Repeat("x", 1<<18) + `"}}`, http.StatusOK, "entry 1-0: 8: xxx"},
		{"empty", `{"Id": "1-0", "Values": {}}`, http.StatusInternalServerError, ""},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-redis-stream", test.entry)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
