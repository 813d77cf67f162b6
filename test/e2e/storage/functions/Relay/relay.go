package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// relayRow is a message in the table; function.json has the partition key.
type relayRow struct {
	azfunc.TableKeys
	Text     string
	Delivery int
}

// relay writes a message to a queue, a blob and a table.
func (a *app) relay(ctx context.Context, e *azfunc.QueueEvent[string], b relayBindings) error {
	return errors.Join(
		b.Copy.SendText(e.Message),
		b.Archive.SendText(e.Message),
		b.Row.Send(relayRow{azfunc.TableKeys{RowKey: e.ID}, "> " + e.Message, e.DequeueCount}),
	)
}
