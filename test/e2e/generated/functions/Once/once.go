package main

import (
	"context"
	"fmt"

	"example.com/app/internal/azfunc"
)

// once has no retry policy, and fails.
func (a *app) once(ctx context.Context, e *azfunc.QueueEvent[string]) error {
	_, ok := e.Retry()
	return fmt.Errorf("retries: %t", ok)
}
