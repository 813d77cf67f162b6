package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onServicebusQueueMessage is what the queue of On-servicebus-queue carries, as JSON.
type onServicebusQueueMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onServicebusQueue takes a message from the queue. If it returns an error Service Bus
// delivers it again, and after the maximum delivery count moves it to the dead letters.
func (a *app) onServicebusQueue(ctx context.Context, e *azfunc.ServiceBusEvent[onServicebusQueueMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s: %s (delivery %d)", e.Message.ID, e.Message.Text, e.DeliveryCount)
	return nil
}
