package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onServicebusTopicMessage is what the topic of On-servicebus-topic carries, as JSON.
type onServicebusTopicMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onServicebusTopic takes a message from the subscription. If it returns an error Service Bus
// delivers it again, and after the maximum delivery count moves it to the dead letters.
func (a *app) onServicebusTopic(ctx context.Context, e *azfunc.ServiceBusEvent[onServicebusTopicMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s: %s (delivery %d)", e.Message.ID, e.Message.Text, e.DeliveryCount)
	return nil
}
