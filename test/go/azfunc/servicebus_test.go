package azfunc

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestServiceBus(t *testing.T) {
	const metadata = `{"MessageId":"\"the-id\"","SequenceNumber":"9007199254740993","DeliveryCount":"2","EnqueuedTimeUtc":"2026-01-02T03:04:05","ExpiresAtUtc":"9999-12-31T23:59:59",
		"SessionId":"\"seven\"","Subject":"null","ContentType":"\"application/json\"","ApplicationProperties":{"priority":"high"},"MessageReceiver":{},"Client":{}}`
	var e *ServiceBusEvent[string]
	deliver(t, ServiceBus("in", func(_ context.Context, event *ServiceBusEvent[string]) error { e = event; return nil }), `"\"hello\""`, metadata)
	enqueued := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	if e.Message != "hello" || e.ID != "the-id" || e.SequenceNumber != 9007199254740993 || e.DeliveryCount != 2 ||
		!e.Enqueued.Equal(enqueued) || e.Expires.Year() != 9999 || e.SessionID != "seven" || e.Properties["priority"] != "high" {
		t.Errorf("got %+v", e)
	}
	var raw *ServiceBusEvent[[]byte]
	deliver(t, ServiceBus("in", func(_ context.Context, event *ServiceBusEvent[[]byte]) error { raw = event; return nil }), `"AAH/"`, `{}`)
	if string(raw.Message) != "\x00\x01\xff" || raw.DeliveryCount != 0 {
		t.Errorf("bytes: got %+v", raw)
	}
}

// Properties of the message replace Service Bus's own metadata and may have any type.
func TestServiceBusMetadataOfTheMessage(t *testing.T) {
	var e *ServiceBusEvent[struct{ MessageId int }]
	deliver(t, ServiceBus("in", func(_ context.Context, event *ServiceBusEvent[struct{ MessageId int }]) error { e = event; return nil }),
		`"\"{\\\"MessageId\\\":7}\""`, `{"MessageId":"7","DeliveryCount":{"x":1},"EnqueuedTimeUtc":"\"soon\"","ApplicationProperties":"[1]"}`)
	if e.Message.MessageId != 7 || e.DeliveryCount != 0 || !e.Enqueued.IsZero() || e.Properties != nil {
		t.Errorf("got %+v", e)
	}
}

func TestServiceBusBatch(t *testing.T) {
	const metadata = `{"MessageIdArray":"[\"a\",\"b\",null]","DeliveryCountArray":"[1,\"two\",3]","EnqueuedTimeUtcArray":"[\"2026-01-02T03:04:05.678Z\",\"0001-01-01T00:00:00\"]",
		"SessionIdArray":"{}","ApplicationPropertiesArray":"[{\"n\":1},{},{}]"}`
	type message struct{ N int }
	var e *ServiceBusMessages[message]
	deliver(t, ServiceBusBatch("in", func(_ context.Context, event *ServiceBusMessages[message]) error { e = event; return nil }),
		`"[\"{\\\"N\\\":5}\",\"hello\",\"{\\\"N\\\":6}\"]"`, metadata)
	m := e.Messages
	if len(m) != 3 || m[0].Message.N != 5 || m[0].Err != nil || m[1].Err == nil || string(m[1].Raw) != "hello" || m[2].Message.N != 6 {
		t.Fatalf("got %+v", m)
	}
	if m[0].ID != "a" || m[0].DeliveryCount != 1 || m[0].Enqueued.Nanosecond() != 678e6 || m[0].Properties["n"] != 1.0 {
		t.Errorf("first: %+v", m[0])
	}
	if m[1].ID != "b" || m[1].DeliveryCount != 0 || !m[1].Enqueued.IsZero() || m[2].ID != "" || m[2].DeliveryCount != 3 {
		t.Errorf("the others: %+v", m[1:])
	}
}

func TestBatchItems(t *testing.T) {
	texts := func(value string) (got []string) {
		deliver(t, ServiceBusBatch("in", func(_ context.Context, e *ServiceBusMessages[string]) error {
			for _, m := range e.Messages {
				got = append(got, m.Message)
			}
			return nil
		}), value, `{}`)
		return got
	}
	for value, want := range map[string]string{
		`"[]"`:                         "",
		`"[\"a\",\"\",\"Grüße 👋\"]"`:   "a||Grüße 👋",
		`"[\"\\\"quoted\\\"\",\"7\"]"`: `"quoted"|7`,
		`"[{\"a\":1},[2]]"`:            `{"a":1}|[2]`, // no dataType
		`["plain"]`:                    "plain",       // as in Microsoft's documentation
	} {
		if got := strings.Join(texts(value), "|"); got != want {
			t.Errorf("%s: got %q, want %q", value, got, want)
		}
	}
	var got [][]byte
	deliver(t, ServiceBusBinaryBatch("in", func(_ context.Context, e *ServiceBusMessages[[]byte]) error {
		for _, m := range e.Messages {
			got = append(got, m.Message)
		}
		return nil
	}), `"[\"AAH/\",\"\",\"dGVzdA==\"]"`, `{}`)
	if len(got) != 3 || string(got[0]) != "\x00\x01\xff" || len(got[1]) != 0 || string(got[2]) != "test" {
		t.Errorf("bytes: got %q", got)
	}
}

// Whatever T is, function.json alone says what the messages are.
func TestBatchItemsOfOtherTypes(t *testing.T) {
	var asText string
	deliver(t, ServiceBusBinaryBatch("in", func(_ context.Context, e *ServiceBusMessages[string]) error {
		asText = e.Messages[0].Message
		return nil
	}), `"[\"dGVzdA==\"]"`, `{}`)
	if asText != "test" {
		t.Errorf("bytes as a string: got %q", asText)
	}
	var asBytes []byte
	deliver(t, ServiceBusBatch("in", func(_ context.Context, e *ServiceBusMessages[[]byte]) error {
		asBytes = e.Messages[0].Message
		return nil
	}), `"[\"dGVzdA==\"]"`, `{}`)
	if string(asBytes) != "dGVzdA==" {
		t.Errorf("a text as bytes: got %q", asBytes)
	}
}

func TestBatchThatIsNone(t *testing.T) {
	router := NewRouter()
	router.Event("Foo", ServiceBusBatch("in", func(context.Context, *ServiceBusMessages[string]) error { return nil }))
	for _, value := range []string{`"\"hello\""`, `{}`, `"7"`, `"null"`, `null`} {
		if w := post(router, value, `{}`); w.Code != 500 {
			t.Errorf("%s: got %d", value, w.Code)
		}
	}
	router.Event("Bytes", ServiceBusBinaryBatch("in", func(context.Context, *ServiceBusMessages[string]) error { return nil }))
	w := httptest.NewRecorder()
	router.ServeHTTP(w, envelope("/Bytes", `{"Data":{"in":"[\"no Base64\"]"}}`))
	if w.Code != 500 {
		t.Errorf("texts for bytes: got %d", w.Code)
	}
}

// The choice beside failing: the bad ones go to an output, and the good ones do not come again.
func TestBatchSendsBadMessagesOn(t *testing.T) {
	handled := 0
	router := NewRouter()
	router.Event("Foo", ServiceBusBatch("in", func(_ context.Context, e *ServiceBusMessages[struct{ N int }]) error {
		failed := NewMessageOutput(e.Event, "failed")
		for _, m := range e.Messages {
			if m.Err != nil {
				if err := failed.SendBytes(m.Raw); err != nil {
					return err
				}
				continue
			}
			handled++
		}
		return nil
	}))
	w := post(router, `"[\"{\\\"N\\\":5}\",\"hello\",\"{\\\"N\\\":6}\"]"`, `{}`)
	if w.Code != 200 || handled != 2 || w.Body.String() != `{"Outputs":{"failed":"aGVsbG8="}}` {
		t.Errorf("got %d %s, %d handled", w.Code, w.Body, handled)
	}
}
