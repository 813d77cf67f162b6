package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// panicQueue panics for one message and takes all others.
func (a *app) panicQueue(ctx context.Context, e *azfunc.QueueEvent[string], _ panicQueueBindings) error {
	e.Output("copy", e.Message)
	if e.Message == "panic" {
		panic("a message too much")
	}
	return nil
}
