package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onRedisPubsubMessage is what the channel of On-redis-pubsub carries, as JSON.
type onRedisPubsubMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onRedisPubsub takes a message from the channel. Nobody sends it again if it fails.
func (a *app) onRedisPubsub(ctx context.Context, e *azfunc.RedisPubSubEvent[onRedisPubsubMessage]) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	e.Logf("%s: message %s: %s", e.Channel, e.Message.ID, e.Message.Text)
	return nil
}
