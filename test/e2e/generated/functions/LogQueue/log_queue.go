package main

import (
	"context"
	"errors"
	"log/slog"

	"example.com/app/internal/azfunc"
)

// logQueue writes to both logs, and fails if the message says so.
func (a *app) logQueue(ctx context.Context, e *azfunc.QueueEvent[string]) error {
	slog.InfoContext(ctx, "console line")
	e.Logf("invocation line, 100%% of %q", e.Message)
	if e.Message == "fail" {
		return errors.New("as the message says")
	}
	return nil
}
