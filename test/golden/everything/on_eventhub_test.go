package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnEventhub(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, event string
		status      int
		log         string
	}{
		{"sample", azfunctest.Sample(t, "On-eventhub"), http.StatusOK, "sequence number 1042"},
		{"unicode", `{"deviceId": "Kühlraum 👋", "temperature": -4}`, http.StatusOK, "Kühlraum 👋: -4.0 degrees"},
		{"large", `{"deviceId": "` + strings.Repeat("x", 1<<18) + `", "temperature": 1}`, http.StatusOK, "1.0 degrees"},
		{"metadata of its own", `{"deviceId": "mine", "SequenceNumber": {"n": 9}, "PartitionContext": 9}`, http.StatusOK, "mine: 0.0 degrees"},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
		{"empty", "", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-eventhub", []string{test.event})
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}

// Each event is handled, and the call fails for the bad ones alone.
func TestOnEventhub_many(t *testing.T) {
	sample := azfunctest.Sample(t, "On-eventhub")
	answer := azfunctest.Invoke(t, newHandler(newApp()), "On-eventhub", []string{"hello", sample, "{"})
	if answer.Status != http.StatusInternalServerError || strings.Count(answer.Error, "event ") != 2 {
		t.Errorf("got %d, %q, want two events that failed", answer.Status, answer.Error)
	}
	answer = azfunctest.Invoke(t, newHandler(newApp()), "On-eventhub", []string{sample, sample})
	if answer.Status != http.StatusOK || len(answer.Logs) != 2 {
		t.Errorf("got %d, log %q, want two lines", answer.Status, answer.Logs)
	}
}
