package main

import (
	"context"
	"errors"
	"time"

	"example.com/app/internal/azfunc"
)

// onEventgridMessage is the data of the events, as JSON.
type onEventgridMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// onEventgrid takes an event of Event Grid, in its own schema or as a CloudEvent. If it
// returns an error Event Grid delivers the event again, as the subscription says.
func (a *app) onEventgrid(ctx context.Context, e *azfunc.EventGridEvent[onEventgridMessage]) error {
	if e.Data.ID == "" {
		return errors.New("the event's data has no id")
	}
	e.Logf("%s of %s at %s: %s", e.Type, e.Subject, e.Time.Format(time.RFC3339), e.Data.Text)
	return nil
}
