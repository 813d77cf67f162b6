package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// onBlob takes a blob that was added or changed. If it returns an error the host
// tries again, and after five times tells the queue webjobs-blobtrigger-poison.
func (a *app) onBlob(ctx context.Context, e *azfunc.BlobEvent[string]) error {
	e.Logf("%s: %d bytes of %s", e.URI, len(e.Content), e.Properties.ContentType)
	return nil
}
