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
	if err := e.Output("undeclared", "dropped"); err != nil {
		return err
	}
	switch text {
	case "texts":
		return b.Copy.SendText("test", "b", `["c"]`)
	case "objects":
		return b.Copy.SendJSON(map[string]string{"name": name}, map[string]string{"name": "2"})
	case "bytes":
		return b.Copy.SendBytes([]byte{0, 255, 10})
	case "return":
		return e.Output("$return", []byte("test"))
	case "return by its binding":
		return b.Return.SendText("test")
	case "failure":
		return errors.Join(b.Copy.SendText("never sent"), errors.New("after the output was set"))
	case "unfit":
		return b.Copy.SendJSON(func() {})
	}
	return nil
}
