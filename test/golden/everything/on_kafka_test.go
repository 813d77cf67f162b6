package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnKafka(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, record string
		status       int
		log          string
	}{
		{"sample", azfunctest.Sample(t, "On-kafka"), http.StatusOK, "(partition 0, offset 364)"},
		{"unicode", `{"Offset": 1, "Partition": 2, "Topic": "orders", "Timestamp": "2026-01-02T03:04:05Z", "Value": "{\"text\": \"Grüße 👋\"}", "Headers": []}`, http.StatusOK, "Grüße 👋 (partition 2, offset 1)"},
		{"metadata in the value", `{"Offset": 1, "Topic": "orders", "Value": "{\"text\": \"mine\", \"Offset\": \"x\"}"}`, http.StatusOK, "mine (partition 0, offset 1)"},
		{"large", `{"Offset": 1, "Topic": "orders", "Value": "{\"text\": \"` + strings.Repeat("x", 1<<18) + `\"}"}`, http.StatusOK, "offset 1)"},
		{"no value", `{"Offset": 1, "Topic": "orders", "Value": null, "Key": "gone"}`, http.StatusOK, `record "gone"`},
		{"not JSON", `{"Offset": 1, "Topic": "orders", "Value": "hello"}`, http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-kafka", test.record)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
