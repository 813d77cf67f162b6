package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnMysql(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, changes string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-mysql"), http.StatusOK, "row 1043: Cup"},
		{"none", `[]`, http.StatusOK, ""},
		{"unicode", `[{"Operation": 0, "Item": {"ID": 7, "Name": "Grüße 👋 \"quoted\""}}]`, http.StatusOK, `row 7: Grüße 👋 "quoted"`},
		{"large", `[{"Operation": 0, "Item": {"ID": 9, "Name": "` + strings.Repeat("x", 1<<20) + `"}}]`, http.StatusOK, "row 9: xxx"},
		{"other column type", `[{"Operation": 0, "Item": {"ID": "nine"}}]`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-mysql", test.changes)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}

// Each change is handled, and the call fails for the bad ones alone.
func TestOnMysql_many(t *testing.T) {
	answer := azfunctest.Invoke(t, newHandler(newApp()), "On-mysql", `[{"Item": {"ID": "nine"}}, {"Item": {"ID": 1}}, 7]`)
	if answer.Status != http.StatusInternalServerError || !strings.Contains(answer.Error, "change 0") || strings.Contains(answer.Error, "change 1") || !strings.Contains(answer.Error, "change 2") {
		t.Errorf("got %d, %q, want the changes 0 and 2 to fail", answer.Status, answer.Error)
	}
}
