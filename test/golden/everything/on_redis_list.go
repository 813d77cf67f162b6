package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// onRedisListEntry is an entry of the list of On-redis-list, as JSON.
type onRedisListEntry struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onRedisList takes an entry from the list. If it fails the entry is lost.
func (a *app) onRedisList(ctx context.Context, e *azfunc.RedisListEvent[onRedisListEntry]) error {
	if e.Entry.ID == "" {
		return errors.New("the entry has no id")
	}
	e.Logf("entry %s: %s", e.Entry.ID, e.Entry.Text)
	return nil
}
