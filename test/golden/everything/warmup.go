package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// warmup runs once on each new instance, before it gets requests: the place to open
// connections and fill caches. There is nothing to decode.
func (a *app) warmup(ctx context.Context, e *azfunc.Event) error {
	e.Logf("warm")
	return nil
}
