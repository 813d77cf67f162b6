package main

import (
	"context"

	"example.com/app/internal/azfunc"
)

// onKafkaMessage is the value of the records of On-kafka, as JSON.
type onKafkaMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onKafka takes a record of the topic. If it returns an error the record is lost,
// unless function.json has a retry policy.
func (a *app) onKafka(ctx context.Context, e *azfunc.KafkaEvent[onKafkaMessage]) error {
	e.Logf("record %q: %s (partition %d, offset %d)", e.Key, e.Message.Text, e.Partition, e.Offset)
	return nil
}
