package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestOnSendgrid(t *testing.T) {
	handler := newHandler(newApp())
	for _, test := range []struct {
		name, order string
		status      int
		email       string
	}{
		{"sample", azfunctest.Sample(t, "On-sendgrid"), http.StatusOK, "Hello Ada, your order 1042"},
		{"unicode", `{"orderId": "7", "customerName": "Zoë 👋"}`, http.StatusOK, "Hello Zoë 👋, your order 7"},
		{"hostile", `{"orderId": "7", "DequeueCount": {"a": 1}, "sys": "x"}`, http.StatusOK, "your order 7"},
		{"large", `{"orderId": "8", "customerName": "` + strings.Repeat("x", 48<<10) + `"}`, http.StatusOK, "Hello xxx"},
		{"no id", `{"customerName": "Ada"}`, http.StatusInternalServerError, ""},
		{"not JSON", "hello", http.StatusInternalServerError, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := azfunctest.Invoke(t, handler, "On-sendgrid", test.order)
			if email := fmt.Sprint(answer.Outputs["email"]); answer.Status != test.status || !strings.Contains(email, test.email) {
				t.Errorf("got %d, e-mail %q, want %d, %q", answer.Status, email, test.status, test.email)
			}
		})
	}
}
