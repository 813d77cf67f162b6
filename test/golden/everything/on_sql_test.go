package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnSql(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, changes string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-sql"), http.StatusOK, "update of row 1043: Cup"},
		{"none", `[]`, http.StatusOK, ""},
		{"unicode", `[{"Operation": 0, "Item": {"ID": 7, "Name": "Grüße 👋 \"quoted\""}}]`, http.StatusOK, `insert of row 7: Grüße 👋 "quoted"`},
		{"deleted", `[{"Operation": 2, "Item": {"ID": 8, "Name": null}}]`, http.StatusOK, "delete of row 8: "},
		{"large", `[{"Operation": 0, "Item": {"ID": 9, "Name": "` + strings.Repeat("x", 1<<20) + `"}}]`, http.StatusOK, "row 9: xxx"},
		{"other column type", `[{"Operation": 0, "Item": {"ID": "nine"}}]`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-sql", test.changes)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}

// Each change is handled, and the call fails for the bad ones alone.
func TestOnSql_many(t *testing.T) {
	answer := azfunctest.Invoke(t, newHandler(newApp()), "On-sql", `[{"Item": {"ID": "nine"}}, {"Item": {"ID": 1}}, 7]`)
	if answer.Status != http.StatusInternalServerError || !strings.Contains(answer.Error, "change 0") || strings.Contains(answer.Error, "change 1") || !strings.Contains(answer.Error, "change 2") {
		t.Errorf("got %d, %q, want the changes 0 and 2 to fail", answer.Status, answer.Error)
	}
}
