package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onDaprTopicMessage is what the topic of On-dapr-topic carries, as JSON.
type onDaprTopicMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onDaprTopic takes a message of the topic.
func (a *app) onDaprTopic(ctx context.Context, e *azfunc.DaprTopicEvent[onDaprTopicMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("message %s from %s: %s", e.Message.ID, e.Source, e.Message.Text)
	return nil
}
