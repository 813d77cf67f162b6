package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onMysqlRow is a row of the table of On-mysql.
type onMysqlRow struct {
	ID   int
	Name string
}

// onMysql takes rows that were inserted or updated. It handles each and fails if one has
// failed: all of them then come again, and are left out after five times. To spare the
// good ones, send the bad ones (change.Raw) to an output instead of adding them to failed.
func (a *app) onMysql(ctx context.Context, e *azfunc.MySQLEvent[onMysqlRow]) error {
	var failed []error
	for i, change := range e.Changes {
		if change.Err != nil {
			failed = append(failed, fmt.Errorf("change %d: %w", i, change.Err))
			continue
		}
		e.Logf("row %d: %s", change.Item.ID, change.Item.Name)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	return nil
}
