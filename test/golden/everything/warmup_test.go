package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"example.com/app/internal/azfunc/azfunctest"
)

func TestWarmup(t *testing.T) {
	handler := newHandler(newApp())
	for _, context := range []string{azfunctest.Sample(t, "warmup"), "{}", `{"what": "ever"}`} {
		answer := azfunctest.Invoke(t, handler, "warmup", json.RawMessage(context))
		if answer.Status != http.StatusOK || !slices.Equal(answer.Logs, []string{"warm"}) {
			t.Errorf("%s: got %d, log %q", context, answer.Status, answer.Logs)
		}
	}
}
