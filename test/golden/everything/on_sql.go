package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onSqlRow is a row of the table of On-sql.
type onSqlRow struct {
	ID   int
	Name string
}

// onSql takes rows that were inserted, updated or deleted. It handles each and fails if one has
// failed: all of them then come again, and are left out after five times. To spare the
// good ones, send the bad ones (change.Raw) to an output instead of adding them to failed.
func (a *app) onSql(ctx context.Context, e *azfunc.SQLEvent[onSqlRow]) error {
	var failed []error
	for i, change := range e.Changes {
		if change.Err != nil {
			failed = append(failed, fmt.Errorf("change %d: %w", i, change.Err))
			continue
		}
		e.Logf("%s of row %d: %s", change.Operation, change.Item.ID, change.Item.Name)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	return nil
}
