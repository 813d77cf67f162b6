package main

import (
	"context"
	"time"

	"example.com/app/internal/azfunc"
)

// watch tells all that it knows of its timer.
func (a *app) watch(ctx context.Context, e *azfunc.TimerEvent) error {
	e.Logf("past due %t", e.IsPastDue)
	for name, t := range map[string]azfunc.Time{"last": e.Last, "next": e.Next, "updated": e.Updated} {
		if t.IsZero() {
			e.Logf("%s never", name)
		} else {
			e.Logf("%s %s", name, t.UTC().Format(time.RFC3339))
		}
	}
	return nil
}
