package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnWebpubsub(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, request string
		status        int
		log           string
	}{
		{"sample", azfunctest.Sample(t, "On-webpubsub"), http.StatusOK, `connection hQ3wA says "hello"`},
		{"unicode", `{"connectionContext": {"connectionId": "c7"}, "data": "Grüße 👋", "dataType": "text"}`, http.StatusOK, `"Grüße 👋"`},
		{"large", `{"connectionContext": {"connectionId": "c8"}, "data": "` + strings.Repeat("x", 1<<18) + `", "dataType": "text"}`, http.StatusOK, `c8 says "xxx`},
		{"empty", `{"connectionContext": {"connectionId": "c7"}, "data": "", "dataType": "text"}`, http.StatusOK, `says ""`},
		{"not a request", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-webpubsub", test.request)
			if log := strings.Join(answer.Logs, "\n"); answer.Status != test.status || !strings.Contains(log, test.log) {
				t.Errorf("got %d, log %q, want %d, %q", answer.Status, log, test.status, test.log)
			}
		})
	}
}
