package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnMcpTool(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, call string
		status     int
		log        string
	}{
		{"sample", azfunctest.Sample(t, "On-mcp-tool"), http.StatusOK, "was called by inspector with {"},
		{"unicode", `{"name": "Grüße", "clientinfo": {"name": "Zoë 👋"}, "arguments": {}}`, http.StatusOK, "Grüße was called by Zoë 👋"},
		{"no arguments", `{"name": "tool", "arguments": null, "clientinfo": null}`, http.StatusOK, "tool was called by "},
		{"hostile", `{"name": "tool", "sys": "x", "mcpsessionid": 1, "RetryContext": "y"}`, http.StatusOK, "tool was called by "},
		{"large", `{"name": "tool", "arguments": {}, "clientinfo": {"name": "` + strings.Repeat("x", 1<<18) + `"}}`, http.StatusOK, "tool was called by xxx"},
		{"not a call", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-mcp-tool", test.call)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
