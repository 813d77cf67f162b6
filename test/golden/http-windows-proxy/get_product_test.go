package main

import (
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestGetProduct(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, query, body string
		status            int
		answer            string
	}{
		{"nobody", "", "", http.StatusOK, "Hello, World!"},
		{"query", "name=Zo%C3%AB", "", http.StatusOK, "Hello, Zoë!"},
		{"sample", "", azfunctest.Sample(t, "get-product"), http.StatusOK, "Hello, Ada!"},
		{"not JSON", "", "Ada", http.StatusBadRequest, "cannot read the body"},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.HTTP(t, handler, "get-product", test.query, test.body)
			if answer.Code != test.status || !strings.Contains(answer.Body.String(), test.answer) {
				t.Errorf("got %d %q, want %d %q", answer.Code, answer.Body, test.status, test.answer)
			}
		})
	}
}
