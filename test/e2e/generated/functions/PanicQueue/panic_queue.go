package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// panicQueue panics for one message and takes all others.
func (a *app) panicQueue(ctx context.Context, e *azfunc.QueueEvent[string], b panicQueueBindings) error {
	if e.Message == "panic" {
		panic("a message too much")
	}
	return b.Copy.SendText(e.Message)
}
