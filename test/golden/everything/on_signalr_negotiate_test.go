package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnSignalrNegotiate(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct{ name, query, body string }{
		{"sample", "", azfunctest.Sample(t, "On-signalr-negotiate")},
		{"of a client", "negotiateVersion=1", ""},
		{"unicode", "user=Zo%C3%AB", "Grüße 👋"},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.InvokeHTTP(t, handler, "On-signalr-negotiate", test.query, test.body)
			const want = `"accessToken":"sample-token"`
			if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), want) {
				t.Errorf("got %d %q, want %s in it", answer.Code, answer.Body, want)
			}
		})
	}
}
