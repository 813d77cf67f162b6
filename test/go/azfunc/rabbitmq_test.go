package azfunc

import (
	"context"
	"testing"
)

func TestRabbitMQ(t *testing.T) {
	const metadata = `{"ConsumerTag":"\"tag\"","DeliveryTag":"18446744073709551615","Redelivered":"true","Exchange":"\"\"","RoutingKey":"\"orders\"",
		"BasicProperties":{"AppId":null,"MessageId":"the-id","Priority":3,"Headers":{"h":"dmFsdWU="},"Timestamp":{"UnixTime":1}},"Body":{"Length":5,"IsEmpty":false}}`
	var e *RabbitMQEvent[string]
	deliver(t, RabbitMQ("in", func(_ context.Context, event *RabbitMQEvent[string]) error { e = event; return nil }), `"\"hello\""`, metadata)
	if e.Message != "hello" || e.ConsumerTag != "tag" || e.DeliveryTag != 1<<64-1 || !e.Redelivered || e.Exchange != "" || e.RoutingKey != "orders" {
		t.Errorf("got %+v", e)
	}
	if p := e.Properties; p.MessageID != "the-id" || p.AppID != "" || p.Priority != 3 || p.Headers["h"] != "dmFsdWU=" {
		t.Errorf("properties: got %+v", p)
	}
	deliver(t, RabbitMQ("in", func(_ context.Context, event *RabbitMQEvent[string]) error { e = event; return nil }),
		`"\"{\\\"Redelivered\\\":[1]}\""`, `{"Redelivered":"\"yes\"","DeliveryTag":{"x":1},"BasicProperties":"7"}`)
	if e.Message != `{"Redelivered":[1]}` || e.Redelivered || e.DeliveryTag != 0 {
		t.Errorf("metadata of its own: got %+v", e)
	}
}
