package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onDaprServiceInvocationBody is what other apps send to On-dapr-service-invocation, as JSON.
type onDaprServiceInvocationBody struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onDaprServiceInvocation answers another Dapr app.
func (a *app) onDaprServiceInvocation(ctx context.Context, e *azfunc.DaprServiceInvocationEvent[onDaprServiceInvocationBody]) error {
	if e.Body.ID == "" {
		return errors.New("the body has no id")
	}
	e.Logf("invoked with %s: %s", e.Body.ID, e.Body.Text)
	return e.Return("received " + e.Body.ID)
}
