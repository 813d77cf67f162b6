package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// onSignalr answers sendMessage of the clients at the hub in On-signalr/function.json.
func (a *app) onSignalr(ctx context.Context, e *azfunc.SignalREvent) error {
	var text string
	if err := e.Argument(0, &text); err != nil {
		return err
	}
	e.Logf("connection %s says %q", e.ConnectionID, text)
	return e.Return("received: " + text)
}
