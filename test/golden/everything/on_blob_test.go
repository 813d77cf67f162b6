package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnBlob(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name string
		blob any
		log  string
	}{
		{"sample", azfunctest.Value(t, "On-blob"), "20 bytes of text/plain"},
		{"empty", "", " 0 bytes"},
		{"unicode", "Grüße 👋", " 12 bytes"},
		{"large", strings.Repeat("x", 1<<20), " 1048576 bytes"},
		{"JSON that claims to be metadata", `{"Uri": 7, "Properties": []}`, " 28 bytes of text/plain"},
		{"like Base64", "dGVzdA==", " 8 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-blob", test.blob)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != http.StatusOK || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %q in it", answer.Status, log, test.log)
			}
		})
	}
}
