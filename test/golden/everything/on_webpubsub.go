package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// onWebpubsub takes a message of a client of the hub in On-webpubsub/function.json and answers it.
func (a *app) onWebpubsub(ctx context.Context, e *azfunc.WebPubSubEvent[string]) error {
	e.Logf("connection %s says %q", e.ConnectionID, e.Message)
	return e.Reply("received: " + e.Message)
}
