package main

import (
	"context"
	"log/slog"
	"time"

	"example.com/app/internal/azfunc"
)

// slowQueue takes a while for a message.
func (a *app) slowQueue(ctx context.Context, e *azfunc.QueueEvent[string]) error {
	slog.InfoContext(ctx, "slow queue begins")
	time.Sleep(400 * time.Millisecond)
	e.Logf("done with %s", e.Message)
	return nil
}
