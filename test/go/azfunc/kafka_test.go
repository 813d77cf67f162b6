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
	if e := receive(`"eyJOIjo1fQ=="`, `{"Key":"\"k\"","Partition":"2","Topic":"\"orders\"","Offset":"364","Timestamp":"2026-01-02T03:04:05","Headers":"[{\"Key\":\"h\",\"Value\":\"dmFsdWU=\"}]"}`); e.Message.N != 5 || e.Key != "k" || e.Partition != 2 || e.Offset != 364 || e.Timestamp.IsZero() || len(e.Headers) != 1 {
		t.Errorf("bytes: got %+v", e)
	}
}

func TestKafkaThatIsNoRecord(t *testing.T) {
	captureLog(t)
	router := NewRouter()
	router.Event("Foo", Kafka("in", func(context.Context, *KafkaEvent[string]) error { return nil }))
	for _, value := range []string{twice("hello"), twice(`{"N":5}`), twice(`{"Topic":"orders","Offset":1}`), `"not Base64"`} {
		if w := post(router, value, `{}`); w.Code != 500 {
			t.Errorf("%s: got %d", value, w.Code)
		}
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
	const metadata = `{"OffsetArray":"[1,2,3]","KeyArray":"[\"x\",\"y\",null]","PartitionArray":"[0,1,2]","TimestampArray":"[\"2026-01-02T03:04:05Z\"]"}`
	type message struct{ N int }
	var e *KafkaMessages[message]
	receive := func(_ context.Context, event *KafkaMessages[message]) error { e = event; return nil }
	texts, err := json.Marshal([]string{wrapped, `{"Offset":1,"Topic":"orders","Value":"hello"}`, "hello"})
	if err != nil {
		t.Fatal(err)
	}
	deliver(t, KafkaBatch("in", receive), strconv.Quote(string(texts)), metadata)
	m := e.Messages
	if len(m) != 3 || m[0].Message.N != 5 || m[0].Offset != 364 || m[0].Key != "k" || string(m[0].Raw) != `{"N":5}` {
		t.Fatalf("got %+v", m)
	}
	if m[1].Err == nil || string(m[1].Raw) != "hello" || m[2].Err == nil {
		t.Errorf("bad ones: got %+v", m[1:])
	}
	deliver(t, KafkaBinaryBatch("in", receive), `"[\"eyJOIjo1fQ==\",\"eyJOIjo2fQ==\",\"aGVsbG8=\"]"`, metadata)
	m = e.Messages
	if m[1].Message.N != 6 || m[1].Offset != 2 || m[1].Key != "y" || m[1].Partition != 1 || !m[1].Timestamp.IsZero() || m[2].Err == nil || m[2].Offset != 3 || string(m[2].Raw) != "hello" {
		t.Errorf("bytes: got %+v", m)
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
