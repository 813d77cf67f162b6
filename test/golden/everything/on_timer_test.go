package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnTimer(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct{ name, timer, log string }{
		{"sample", azfunctest.Sample(t, "On-timer"), "next run: "},
		{"past due", `{"IsPastDue": true, "ScheduleStatus": null}`, "past due: true"},
		{"first run", `{"IsPastDue": false, "ScheduleStatus": {"Last": "0001-01-01T00:00:00", "Next": "2026-01-02T03:05:00"}}`, "next run: 2026-01-02T03:05:00Z"},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-timer", json.RawMessage(test.timer))
			if log := strings.Join(answer.Logs, "\n"); answer.Status != http.StatusOK || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %q in it", answer.Status, log, test.log)
			}
		})
	}
}
