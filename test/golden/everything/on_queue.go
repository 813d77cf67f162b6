package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onQueueMessage is what the queue of On-queue carries, as JSON.
type onQueueMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onQueue takes a message from the queue. If it returns an error the host tries
// again, and after five times moves the message to the poison queue.
func (a *app) onQueue(ctx context.Context, e *azfunc.QueueEvent[onQueueMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s: %s (delivery %d)", e.Message.ID, e.Message.Text, e.DequeueCount)
	return nil
}
