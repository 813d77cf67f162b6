package azfunc

import (
	"context"
	"testing"
)

func TestEventHub(t *testing.T) {
	const metadata = `{"PartitionContext":{"FullyQualifiedNamespace":"contoso.servicebus.windows.net","EventHubName":"hub","ConsumerGroup":"$Default","PartitionId":"3"},
		"PartitionKey":"null","Offset":"\"4294967296\"","SequenceNumber":"42","EnqueuedTimeUtc":"2026-01-02T03:04:05","Properties":{},"SystemProperties":{"iothub-connection-device-id":"sensor-1"}}`
	var e *EventHubEvent[struct{ N int }]
	deliver(t, EventHub("in", func(_ context.Context, event *EventHubEvent[struct{ N int }]) error { e = event; return nil }), `"\"{\\\"N\\\":5}\""`, metadata)
	if e.Message.N != 5 || e.Offset != "4294967296" || e.SequenceNumber != 42 || e.Enqueued.Minute() != 4 ||
		e.Partition.PartitionID != "3" || e.Partition.EventHubName != "hub" || e.SystemProperties["iothub-connection-device-id"] != "sensor-1" {
		t.Errorf("got %+v", e)
	}
	// Older extensions have a number here.
	deliver(t, EventHub("in", func(_ context.Context, event *EventHubEvent[struct{ N int }]) error { e = event; return nil }), `"\"{}\""`, `{"Offset":"7"}`)
	if e.Offset != "7" {
		t.Errorf("offset: got %q", e.Offset)
	}
}

func TestEventHubBatch(t *testing.T) {
	const metadata = `{"PartitionContext":{"PartitionId":"3"},"OffsetArray":"[\"1\",\"2\"]","SequenceNumberArray":"[41,42]","PartitionKeyArray":"[null,\"k\"]",
		"EnqueuedTimeUtcArray":"[\"2026-01-02T03:04:05.1234567Z\",\"2026-01-02T03:04:06Z\"]","SystemPropertiesArray":"[{\"iothub-connection-device-id\":\"a\"},{}]"}`
	var e *EventHubMessages[string]
	deliver(t, EventHubBatch("in", func(_ context.Context, event *EventHubMessages[string]) error { e = event; return nil }), `"[\"one\",\"two\"]"`, metadata)
	m := e.Messages
	if len(m) != 2 || m[0].Message != "one" || m[1].Message != "two" || e.Partition.PartitionID != "3" {
		t.Fatalf("got %+v", e)
	}
	if m[0].Offset != "1" || m[0].SequenceNumber != 41 || m[0].PartitionKey != "" || m[1].PartitionKey != "k" ||
		m[1].Enqueued.Second() != 6 || m[0].SystemProperties["iothub-connection-device-id"] != "a" {
		t.Errorf("got %+v", m)
	}
}
