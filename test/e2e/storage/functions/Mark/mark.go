package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// mark appends the bytes of another blob to a blob and says so in a queue.
func (a *app) mark(ctx context.Context, e *azfunc.BlobEvent[[]byte], b markBindings) error {
	var mark []byte
	var title, name string
	if err := b.Mark.Decode(&mark); err != nil {
		return err
	}
	if err := b.Title.Decode(&title); err != nil {
		return err
	}
	if err := e.Metadata("name", &name); err != nil {
		return err
	}
	if err := b.Marked.SendBytes(append(e.Content, mark...)); err != nil {
		return err
	}
	return b.Notice.SendJSON(map[string]any{
		"name": name, "title": title, "uri": e.URI, "type": e.Properties.ContentType,
		"bytes": e.Properties.ContentLength, "written": e.Properties.LastModified, "author": e.Labels["author"],
	})
}
