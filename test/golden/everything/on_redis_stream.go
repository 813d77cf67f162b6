package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onRedisStreamValues are the fields of an entry in the stream of On-redis-stream.
type onRedisStreamValues struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onRedisStream reads an entry of the stream. It is acknowledged even if this fails.
func (a *app) onRedisStream(ctx context.Context, e *azfunc.RedisStreamEvent[onRedisStreamValues]) error {
	if e.Values.ID == "" {
		return errors.New("the entry has no id")
	}
	e.Logf("entry %s: %s: %s", e.ID, e.Values.ID, e.Values.Text)
	return nil
}
