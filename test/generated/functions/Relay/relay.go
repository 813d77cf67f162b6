package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// relay sends the text of a message on.
func (a *app) relay(ctx context.Context, e *azfunc.QueueEvent[string], _ relayBindings) error {
	e.Output("copy", e.Message)
	e.Output("facts", map[string]any{"id": e.ID, "delivery": e.DequeueCount, "receipt": e.PopReceipt, "inserted": !e.Inserted.IsZero()})
	return nil
}
