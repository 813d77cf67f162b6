package main

import (
	"context"
	"time"

	"example.com/app/internal/azfunc"
)

// cleanup runs on the schedule in Cleanup/function.json.
func (a *app) cleanup(ctx context.Context, e *azfunc.TimerEvent) error {
	e.Logf("ran at %s, past due: %t", time.Now().UTC().Format(time.RFC3339), e.IsPastDue)
	if !e.Next.IsZero() {
		e.Logf("next run: %s", e.Next.Format(time.RFC3339))
	}
	return nil
}
