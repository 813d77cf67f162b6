package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// produce takes a blob, of which it knows no typed event, and sends what the blob's text names.
func (a *app) produce(ctx context.Context, e *azfunc.BlobEvent[string], b produceBindings) error {
	var text, name string
	if err := errors.Join(e.Input("content", &text), e.Metadata("name", &name)); err != nil {
		return err
	}
	e.Output("undeclared", "dropped")
	switch text {
	case "texts":
		e.Output("copy", []string{"test", "b", `["c"]`})
	case "objects":
		e.Output("copy", []map[string]string{{"name": name}, {"name": "2"}})
	case "bytes":
		e.Output("copy", []byte{0, 255, 10})
	case "return":
		e.Return("test")
	case "return by its binding":
		b.Return.Send("test")
	case "failure":
		e.Output("copy", "never sent")
		return errors.New("after the output was set")
	case "unfit":
		e.Output("copy", func() {})
	}
	return nil
}
