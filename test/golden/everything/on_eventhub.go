package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onEventhubMessage is what the event hub of On-eventhub carries, as JSON.
type onEventhubMessage struct {
	DeviceID    string  `json:"deviceId"`
	Temperature float64 `json:"temperature"`
}

// onEventhub takes events of one partition, in their order. It handles each and fails if
// one has failed: no output is then sent, and the host goes on behind the batch unless
// function.json has a retry policy, which tries the good ones again too. To spare the
// good ones, send the bad ones (m.Raw) to an output instead of adding them to failed.
func (a *app) onEventhub(ctx context.Context, e *azfunc.EventHubMessages[onEventhubMessage]) error {
	var failed []error
	for _, m := range e.Messages {
		if m.Err != nil {
			failed = append(failed, fmt.Errorf("event %d: %w", m.SequenceNumber, m.Err))
			continue
		}
		e.Logf("%s: %.1f degrees (partition %s, sequence number %d)", m.Message.DeviceID, m.Message.Temperature, e.Partition.PartitionID, m.SequenceNumber)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	return nil
}
