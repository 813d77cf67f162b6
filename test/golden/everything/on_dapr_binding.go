package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onDaprBindingData is what the Dapr binding of On-dapr-binding reads, as JSON.
type onDaprBindingData struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onDaprBinding takes an event of the Dapr binding.
func (a *app) onDaprBinding(ctx context.Context, e *azfunc.DaprBindingEvent[onDaprBindingData]) error {
	if e.Data.ID == "" {
		return errors.New("the event has no id")
	}
	e.Logf("event %s: %s", e.Data.ID, e.Data.Text)
	return nil
}
