package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onCosmosdbDocument is what the container of On-cosmosdb holds.
type onCosmosdbDocument struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onCosmosdb takes documents that were created or changed. It handles each and fails if one
// has failed: no output is then sent, and the host goes on with later changes unless
// function.json has a retry policy, which tries the good ones again too. To spare the
// good ones, send the bad ones (change.Raw) to an output instead of adding them to failed.
func (a *app) onCosmosdb(ctx context.Context, e *azfunc.CosmosDBEvent[onCosmosdbDocument]) error {
	var failed []error
	for i, change := range e.Changes {
		if change.Err != nil {
			failed = append(failed, fmt.Errorf("document %d: %w", i, change.Err))
			continue
		}
		e.Logf("document %s: %s", change.Document.ID, change.Document.Text)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	return nil
}
