package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// ordersMessage is what the queue of Orders carries, as JSON.
type ordersMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// orders takes a message from the queue. If it returns an error the host tries
// again, and after five times moves the message to the poison queue.
func (a *app) orders(ctx context.Context, e *azfunc.QueueEvent[ordersMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s: %s (delivery %d)", e.Message.ID, e.Message.Text, e.DequeueCount)
	return nil
}
