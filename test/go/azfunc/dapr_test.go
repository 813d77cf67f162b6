package azfunc

import (
	"context"
	"testing"
)

type daprOrder struct{ ID string }

func TestDaprServiceInvocation(t *testing.T) {
	var got []daprOrder
	handler := DaprServiceInvocation("in", func(_ context.Context, e *DaprServiceInvocationEvent[daprOrder]) error {
		got = append(got, e.Body)
		return nil
	})
	deliver(t, handler, hostText(t, `{"id":"7"}`), "{}")
	deliver(t, handler, `{"id":"8"}`, "{}")
	deliver(t, handler, `"null"`, "{}") // no body
	if len(got) != 3 || got[0].ID != "7" || got[1].ID != "8" || got[2].ID != "" {
		t.Errorf("got %+v", got)
	}
}

func TestDaprBinding(t *testing.T) {
	var got daprOrder
	deliver(t, DaprBinding("in", func(_ context.Context, e *DaprBindingEvent[daprOrder]) error {
		got = e.Data
		return nil
	}), hostText(t, `{"id":"7"}`), "{}")
	if got.ID != "7" {
		t.Errorf("got %+v", got)
	}
}

func TestDaprTopic(t *testing.T) {
	e := deliverDaprTopic[daprOrder](t, `{"id":"e1","source":"shop","type":"com.dapr.event.sent","specversion":"1.0","datacontenttype":"application/json","pubsubname":"pubsub","topic":"orders","traceid":"00-1","data":{"id":"7"}}`)
	if e.ID != "e1" || e.Source != "shop" || e.Type != "com.dapr.event.sent" || e.ContentType != "application/json" || e.PubSub != "pubsub" || e.Topic != "orders" || e.TraceID != "00-1" || e.Message.ID != "7" {
		t.Errorf("got %+v", e)
	}
	if e := deliverDaprTopic[string](t, `{"data":"Grüße 👋","datacontenttype":"text/plain"}`); e.Message != "Grüße 👋" {
		t.Errorf("text: got %q", e.Message)
	}
	if e := deliverDaprTopic[[]byte](t, `{"data_base64":"AAEC"}`); string(e.Message) != "\x00\x01\x02" {
		t.Errorf("bytes: got %q", e.Message)
	}
	if e := deliverDaprTopic[[]byte](t, `{"data_base64":"gP8="}`); string(e.Message) != "\x80\xff" {
		t.Errorf("bytes that are not text: got %q", e.Message)
	}
	if e := deliverDaprTopic[string](t, `{"id":"e1","data":null}`); e.Message != "" {
		t.Errorf("no data: got %q", e.Message)
	}
}

func deliverDaprTopic[T any](t *testing.T, event string) (got *DaprTopicEvent[T]) {
	t.Helper()
	deliver(t, DaprTopic("in", func(_ context.Context, e *DaprTopicEvent[T]) error {
		got = e
		return nil
	}), hostText(t, event), "{}")
	return got
}
