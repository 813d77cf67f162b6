package main

import (
	"context"
	"errors"
	"fmt"

	"example.com/app/internal/azfunc"
)

// onSendgridMessage is an order in the queue of On-sendgrid, as JSON.
type onSendgridMessage struct {
	OrderID       string `json:"orderId"`
	CustomerName  string `json:"customerName"`
	CustomerEmail string `json:"customerEmail"`
}

// onSendgrid sends an e-mail for an order. Who gets it and from whom is in
// On-sendgrid/function.json.
func (a *app) onSendgrid(ctx context.Context, e *azfunc.QueueEvent[onSendgridMessage], b onSendgridBindings) error {
	order := e.Message
	if order.OrderID == "" {
		return errors.New("the order has no id")
	}
	err := b.Email.Send(azfunc.SendGridMessage{
		Subject: "Thanks for your order " + order.OrderID,
		Content: []azfunc.SendGridContent{{
			Type:  "text/plain",
			Value: fmt.Sprintf("Hello %s, your order %s is being processed.", order.CustomerName, order.OrderID),
		}},
	})
	if err != nil {
		return err
	}
	e.Logf("an e-mail for the order %s", order.OrderID)
	return nil
}
