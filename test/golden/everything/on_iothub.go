package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onIothubMessage is what devices send to On-iothub, as JSON.
type onIothubMessage struct {
	Temperature float64 `json:"temperature"`
}

// onIothub takes messages of devices; IoT Hub itself vouches for the device. It handles
// each and fails if one has failed: no output is then sent, and the host goes on behind
// the batch unless function.json has a retry policy, which tries the good ones again
// too. To spare the good ones, send the bad ones (m.Raw) to an output instead of adding
// them to failed.
func (a *app) onIothub(ctx context.Context, e *azfunc.EventHubMessages[onIothubMessage]) error {
	var failed []error
	for _, m := range e.Messages {
		device := m.SystemProperties["iothub-connection-device-id"]
		if m.Err != nil {
			failed = append(failed, fmt.Errorf("message %d of %v: %w", m.SequenceNumber, device, m.Err))
			continue
		}
		e.Logf("%v: %.1f degrees (sequence number %d)", device, m.Message.Temperature, m.SequenceNumber)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	return nil
}
