package azfunc

import (
	"context"
	"encoding/json"
	"strconv"
	"testing"
	"time"
)

// twice encodes a text as the host does.
func twice(text string) string {
	return strconv.Quote(strconv.Quote(text))
}

const wrapped = `{"Offset":364,"Partition":2,"Topic":"orders","Timestamp":"2022-04-09T03:20:06.591Z","Value":"{\"N\":5}","Key":"k","Headers":[{"Key":"h","Value":"dmFsdWU="}]}`

func TestKafka(t *testing.T) {
	receive := func(value, metadata string) (e *KafkaEvent[struct{ N int }]) {
		deliver(t, Kafka("in", func(_ context.Context, event *KafkaEvent[struct{ N int }]) error { e = event; return nil }), value, metadata)
		return e
	}
	at := time.Date(2022, 4, 9, 3, 20, 6, 591000000, time.UTC)
	e := receive(twice(wrapped), `{"Offset":"1"}`)
	if e.Message.N != 5 || e.Key != "k" || e.Topic != "orders" || e.Partition != 2 || e.Offset != 364 || !e.Timestamp.Equal(at) ||
		len(e.Headers) != 1 || e.Headers[0].Key != "h" || string(e.Headers[0].Value) != "value" {
		t.Errorf("wrapped: got %+v", e)
	}
	if e := receive(twice(`{"Offset":1,"Topic":"orders","Value":null,"Key":{"id":7}}`), `{}`); !e.Tombstone || e.Message.N != 0 || e.Key != `{"id":7}` {
		t.Errorf("tombstone: got %+v", e)
	}
	if e := receive(twice(`{"N":5}`), `{"Key":"\"k\"","Partition":"2","Topic":"\"orders\"","Offset":"364","Timestamp":"2026-01-02T03:04:05","Headers":"[{\"Key\":\"h\",\"Value\":\"dmFsdWU=\"}]"}`); e.Message.N != 5 || e.Key != "k" || e.Partition != 2 || e.Offset != 364 || e.Timestamp.IsZero() || len(e.Headers) != 1 {
		t.Errorf("bare: got %+v", e)
	}
}

func TestKafkaBytes(t *testing.T) {
	receive := func(value string) (got []byte) {
		deliver(t, Kafka("in", func(_ context.Context, e *KafkaEvent[[]byte]) error { got = e.Message; return nil }), value, `{}`)
		return got
	}
	if got := receive(`"AAH/"`); string(got) != "\x00\x01\xff" {
		t.Errorf("binary: got %q", got)
	}
	if got := receive(twice(`{"Offset":1,"Topic":"orders","Value":"test"}`)); string(got) != "test" {
		t.Errorf("text: got %q", got)
	}
}

func TestKafkaBatch(t *testing.T) {
	texts, err := json.Marshal([]string{wrapped, `{"N":6}`, "hello"})
	if err != nil {
		t.Fatal(err)
	}
	var e *KafkaMessages[struct{ N int }]
	deliver(t, KafkaBatch("in", func(_ context.Context, event *KafkaMessages[struct{ N int }]) error { e = event; return nil }),
		strconv.Quote(string(texts)), `{"OffsetArray":"[1,2,3]","KeyArray":"[\"x\",\"y\",null]","PartitionArray":"[0,1,2]","TimestampArray":"[\"2026-01-02T03:04:05Z\"]"}`)
	m := e.Messages
	if len(m) != 3 || m[0].Message.N != 5 || m[0].Offset != 364 || m[0].Key != "k" {
		t.Fatalf("got %+v", m)
	}
	if m[1].Message.N != 6 || m[1].Offset != 2 || m[1].Key != "y" || m[1].Partition != 1 || !m[1].Timestamp.IsZero() || m[2].Err == nil || m[2].Offset != 3 {
		t.Errorf("bare: got %+v", m[1:])
	}
}

func TestKafkaRecord(t *testing.T) {
	for _, test := range []struct {
		record     KafkaRecord
		value, key string
	}{
		{KafkaRecord{Value: "hello"}, "hello", ""},
		{KafkaRecord{Key: "k", Value: `{"N":5}`}, `{"N":5}`, "k"},
	} {
		text, err := json.Marshal(test.record)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Offset", "Partition", "Topic", "Timestamp", "Headers"} {
			if got[name] == nil {
				t.Errorf("%s lacks %s, without which the extension takes it for a value", text, name)
			}
		}
		if key, _ := got["Key"].(string); got["Value"] != test.value || key != test.key {
			t.Errorf("got %s", text)
		}
	}
	text, err := json.Marshal(KafkaRecord{Value: "v", Headers: []KafkaRecordHeader{{"a", "1"}, {"a", "2"}}})
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Headers []KafkaRecordHeader }
	if err := json.Unmarshal(text, &got); err != nil || len(got.Headers) != 2 || got.Headers[1] != (KafkaRecordHeader{"a", "2"}) {
		t.Errorf("headers: got %s, %v", text, err)
	}
}
