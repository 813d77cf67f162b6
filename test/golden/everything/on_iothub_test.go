package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnIothub(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, message string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-iothub"), http.StatusOK, "sensor-1: "},
		{"cold", `{"temperature": -4, "unit": "°C 👋"}`, http.StatusOK, "-4.0 degrees"},
		{"large", `{"temperature": 2, "unit": "` + strings.Repeat("x", 1<<18) + `"}`, http.StatusOK, "2.0 degrees"},
		{"metadata of its own", `{"temperature": 1, "SequenceNumber": {"n": 9}}`, http.StatusOK, "1.0 degrees"},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
		{"empty", "", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-iothub", []string{test.message})
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
