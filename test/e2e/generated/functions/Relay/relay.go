package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// relay sends the text of a message on.
func (a *app) relay(ctx context.Context, e *azfunc.QueueEvent[string], b relayBindings) error {
	if err := b.Copy.SendText(e.Message); err != nil {
		return err
	}
	return b.Facts.SendJSON(map[string]any{"id": e.ID, "delivery": e.DequeueCount, "receipt": e.PopReceipt, "inserted": !e.Inserted.IsZero()})
}
