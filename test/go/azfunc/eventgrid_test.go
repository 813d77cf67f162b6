package azfunc

import (
	"context"
	"encoding/json"
	"testing"
	"time"
)

func TestEventGrid(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 678900000, time.UTC)
	for name, value := range map[string]string{
		"Event Grid":  `{"id":"1","topic":"/shop","subject":"s","eventType":"Placed","eventTime":"2026-01-02T03:04:05.6789Z","dataVersion":"2","metadataVersion":"1","data":{"N":5}}`,
		"CloudEvents": `{"specversion":"1.0","id":"1","source":"/shop","subject":"s","type":"Placed","time":"2026-01-02T03:04:05.6789Z","datacontenttype":"application/json","data":{"N":5}}`,
		"bytes":       `{"specversion":"1.0","id":"1","source":"/shop","subject":"s","type":"Placed","time":"2026-01-02T03:04:05.6789Z","data_base64":"eyJOIjo1fQ=="}`,
		"text":        `"\"{\\\"id\\\":\\\"1\\\",\\\"topic\\\":\\\"/shop\\\",\\\"subject\\\":\\\"s\\\",\\\"eventType\\\":\\\"Placed\\\",\\\"eventTime\\\":\\\"2026-01-02T03:04:05.6789Z\\\",\\\"data\\\":{\\\"N\\\":5}}\""`,
	} {
		var e *EventGridEvent[struct{ N int }]
		deliver(t, EventGrid("in", func(_ context.Context, event *EventGridEvent[struct{ N int }]) error { e = event; return nil }), value, `{"data":{"N":5}}`)
		if e.ID != "1" || e.Source != "/shop" || e.Subject != "s" || e.Type != "Placed" || !e.Time.Equal(at) || e.Data.N != 5 {
			t.Errorf("%s: got %+v", name, e)
		}
		if (e.SpecVersion == "1.0") != (name == "CloudEvents" || name == "bytes") {
			t.Errorf("%s: spec version %q", name, e.SpecVersion)
		}
	}
}

func TestEventGridData(t *testing.T) {
	var raw []byte
	deliver(t, EventGrid("in", func(_ context.Context, e *EventGridEvent[[]byte]) error { raw = e.Data; return nil }), `{"id":"1","data_base64":"AAH/"}`, `{}`)
	if string(raw) != "\x00\x01\xff" {
		t.Errorf("bytes: got %q", raw)
	}
	var text string
	deliver(t, EventGrid("in", func(_ context.Context, e *EventGridEvent[string]) error { text = e.Data; return nil }), `{"id":"1","data":"hello"}`, `{}`)
	if text != "hello" {
		t.Errorf("text: got %q", text)
	}
	data := json.RawMessage("unchanged")
	deliver(t, EventGrid("in", func(_ context.Context, e *EventGridEvent[json.RawMessage]) error { data = e.Data; return nil }), `{"id":"1"}`, `{}`)
	if data != nil {
		t.Errorf("no data: got %q", data)
	}
}

func TestEventGridMessages(t *testing.T) {
	for _, test := range []struct {
		message EventGridMessage
		want    []string
	}{
		{EventGridSchema{Subject: "s", EventType: "Placed", Data: 7}, []string{"id", "subject", "eventType", "eventTime", "dataVersion", "data"}},
		{CloudEvent{Source: "/shop", Type: "Placed", Data: map[string]int{"N": 5}}, []string{"specversion", "id", "source", "type", "time", "data"}},
	} {
		text, err := json.Marshal(test.message)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		for _, name := range test.want {
			if got[name] == nil || got[name] == "" || len(got) != len(test.want) {
				t.Errorf("%s: %q is missing, or there is more", text, name)
			}
		}
	}
	text, err := json.Marshal(CloudEvent{ID: "mine", Time: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)})
	if err != nil || string(text) != `{"specversion":"1.0","id":"mine","source":"","type":"","time":"2026-01-02T00:00:00Z"}` {
		t.Errorf("got %s, %v", text, err)
	}
}
