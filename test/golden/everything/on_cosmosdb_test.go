package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnCosmosdb(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, documents string
		status          int
		log             string
	}{
		{"sample", azfunctest.Sample(t, "On-cosmosdb"), http.StatusOK, "document 1043: hello again"},
		{"none", `[]`, http.StatusOK, ""},
		{"unicode", `[{"id": "7", "text": "Grüße 👋 \"quoted\""}]`, http.StatusOK, `Grüße 👋 "quoted"`},
		{"large", `[{"id": "8", "text": "` + strings.Repeat("x", 1<<20) + `"}]`, http.StatusOK, "document 8: xxx"},
		{"other properties", `[{"id": "9", "_ts": 1767323045, "sys": {"MethodName": "other"}}]`, http.StatusOK, "document 9: "},
		{"other type", `[{"id": 9}]`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-cosmosdb", test.documents)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}

// Each document is handled, and the call fails for the bad ones alone.
func TestOnCosmosdb_many(t *testing.T) {
	answer := azfunctest.Invoke(t, newHandler(newApp()), "On-cosmosdb", `[{"id": 9}, {"id": "1"}, 7]`)
	if answer.Status != http.StatusInternalServerError || !strings.Contains(answer.Error, "document 0") || strings.Contains(answer.Error, "document 1") || !strings.Contains(answer.Error, "document 2") {
		t.Errorf("got %d, %q, want the documents 0 and 2 to fail", answer.Status, answer.Error)
	}
}
