package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onRabbitmqMessage is what the queue of On-rabbitmq carries, as JSON.
type onRabbitmqMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onRabbitmq takes a message from the queue. If it returns an error the host puts the
// message back, and the fifth time rejects it: then the queue's dead letter exchange gets it.
func (a *app) onRabbitmq(ctx context.Context, e *azfunc.RabbitMQEvent[onRabbitmqMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s: %s (routing key %q, redelivered: %t)", e.Message.ID, e.Message.Text, e.RoutingKey, e.Redelivered)
	return nil
}
