package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// relay writes a message to a queue, a blob and a table.
func (a *app) relay(ctx context.Context, e *azfunc.QueueEvent[string], b relayBindings) error {
	b.Copy.Send(e.Message)
	b.Archive.Send(e.Message)
	b.Row.Send(map[string]any{"RowKey": e.ID, "Text": e.Message, "Delivery": e.DequeueCount})
	return nil
}
