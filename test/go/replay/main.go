// Package main sends values by every output and in every way, and prints what the host would get.
// Nothing of what is meant is computed by the package under test: it stands beside the value.
package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"example.com/app/internal/azfunc"
)

// line is one call of a function, as JSON in a line of its own.
type line struct {
	Type, Way, Value, Count string
	Meant                   []any  // what the function means to arrive
	Error                   string // of a call of the output
	Answer                  string // the body of the answer
}

func main() {
	for _, each := range cases() {
		for count, values := range counts {
			var meant []any
			router := azfunc.NewRouter()
			result := line{Type: each.kind, Way: each.way, Value: each.value, Count: count}
			router.Event("Foo", azfunc.Generic(func(_ context.Context, e *azfunc.Event) error {
				for range values {
					if err := each.send(e); err != nil {
						result.Error = err.Error()
						return nil
					}
					meant = append(meant, each.meant)
				}
				return nil
			}))
			r := httptest.NewRequest("POST", "/Foo", strings.NewReader(`{"Data":{},"Metadata":{}}`))
			r.Host = "127.0.0.1:7071"
			r.Header.Set("Content-Type", "application/json; charset=utf-8")
			w := httptest.NewRecorder()
			router.ServeHTTP(w, r)
			if w.Code != 200 {
				fmt.Fprintln(os.Stderr, each, w.Code, w.Body)
				os.Exit(1)
			}
			result.Meant, result.Answer = meant, w.Body.String()
			text, err := json.Marshal(result)
			if err != nil {
				panic(err)
			}
			fmt.Println(string(text))
		}
	}
}

var counts = map[string]int{"one": 1, "three": 3}

// sending is a value that is sent in one way.
type sending struct {
	kind, way, value string
	meant            any // for messages Base64 of the bytes, else JSON
	send             func(e *azfunc.Event) error
}

var texts = map[string]string{
	"empty": "", "blank": " ", "plain": "hello", "date": "2020-01-02T03:04:05Z", "date without zone": "2020-01-02T03:04:05",
	"date with offset": "2020-01-02T03:04:05.120+02:00", "old date": "/Date(1577934245000)/", "date with a space": "2020-01-02 03:04:05",
	"number": "42", "boolean": "true", "null": "null", "array": "[1,2]", "array of texts": `["a","b"]`,
	"object": `{"a":1,"at":"2020-01-02T03:04:05.100Z"}`, "braces": "{hello}", "bracket": "[x", "like Base64": "test", "Base64": "aGVsbG8=",
	"quoted": `"hello"`, "unicode": "héllo 世界 😀", "apostrophe": "it's", "backslash": `a\b`, "lines": "a\r\n\tb", "a space": "a b",
	"html":        "<a href='x'>&amp;</a>",
	"Kafka event": `{"Offset":1,"Partition":0,"Topic":"t","Timestamp":"2020-01-02T03:04:05.100Z","Value":"v","Key":"k","Headers":[]}`,
}

// values are what is sent as JSON, each with the JSON that is meant.
var values = map[string]struct {
	value any
	json  string
}{
	"nil": {nil, "null"}, "number": {42, "42"}, "fraction": {1.5, "1.5"}, "boolean": {true, "true"}, "list": {[]int{1, 2}, "[1,2]"},
	"texts": {[]string{"test", "2020-01-02T03:04:05Z"}, `["test","2020-01-02T03:04:05Z"]`}, "nothing": {struct{}{}, "{}"},
	"object": {map[string]any{"a": 1, "at": "2020-01-02T03:04:05.1Z"}, `{"a":1,"at":"2020-01-02T03:04:05.1Z"}`},
	"time":   {struct{ At time.Time }{time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}, `{"At":"2020-01-02T03:04:05Z"}`},
	"time with offset": {
		struct{ At time.Time }{time.Date(2020, 1, 2, 3, 4, 5, 120000000, time.FixedZone("", 7200))}, `{"At":"2020-01-02T03:04:05.12+02:00"}`,
	},
}

func cases() (all []sending) {
	base := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
	add := func(kind, way, value string, meant any, send func(e *azfunc.Event) error) {
		all = append(all, sending{kind, way, value, meant, send})
	}
	for name, text := range texts {
		for _, kind := range []string{"queue", "eventHub", "rabbitMQ"} {
			add(kind, "SendText", name, base(text), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendText(text) })
			add(kind, "SendBytes", name, base(text), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendBytes([]byte(text)) })
			add(kind, "SendJSON", name, base(quoted(text)), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendJSON(text) })
		}
		add("serviceBus", "SendText", name, base(text), func(e *azfunc.Event) error { return azfunc.NewTextOutput(e, "out").SendText(text) })
		add("serviceBus", "SendJSON", name, base(quoted(text)), func(e *azfunc.Event) error { return azfunc.NewTextOutput(e, "out").SendJSON(text) })
		add("kafka", "SendText", name, base(text), func(e *azfunc.Event) error { return azfunc.NewKafkaOutput(e, "out").SendText(text) })
		add("kafka", "SendJSON", name, base(quoted(text)), func(e *azfunc.Event) error { return azfunc.NewKafkaOutput(e, "out").SendJSON(text) })
		add("kafka", "SendRecords", name, map[string]any{"value": base(text), "key": "k", "headers": map[string]string{"h": "v"}}, func(e *azfunc.Event) error {
			return azfunc.NewKafkaOutput(e, "out").SendRecords(azfunc.KafkaRecord{Key: "k", Value: text, Headers: []azfunc.KafkaRecordHeader{{Key: "h", Value: "v"}}})
		})
		add("kafka", "SendRecords: key and header", name, map[string]any{"value": base("v"), "key": text, "headers": map[string]string{"h": text}}, func(e *azfunc.Event) error {
			return azfunc.NewKafkaOutput(e, "out").SendRecords(azfunc.KafkaRecord{Key: text, Value: "v", Headers: []azfunc.KafkaRecordHeader{{Key: "h", Value: text}}})
		})
		add("redis", "Send", name, []string{text}, func(e *azfunc.Event) error { return azfunc.NewRedisOutput(e, "out").Send(text) })
		add("redis", "Send: two", name, []string{"key", text}, func(e *azfunc.Event) error { return azfunc.NewRedisOutput(e, "out").Send("key", text) })
		add("blob", "SendText", name, base(text), func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendText(text) })
		add("blob", "SendBytes", name, base(text), func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendBytes([]byte(text)) })
		add("blob", "SendJSON", name, base(quoted(text)), func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendJSON(text) })
		addObjects(add, name, text, text, inUTC(text))
		add("unknown", "Send", name, base(text), func(e *azfunc.Event) error { return azfunc.NewOutput(e, "out").Send(text) })
		add("unknown", "Send: list", name, base(text), func(e *azfunc.Event) error { return azfunc.NewOutput(e, "out").Send([]string{text}) })
		add("unknown", "Send: bytes", name, base(text), func(e *azfunc.Event) error { return azfunc.NewOutput(e, "out").Send([]byte(text)) })
		add("webPubSub", "Send", name, base(text), func(e *azfunc.Event) error {
			return azfunc.NewObjectOutput[azfunc.WebPubSubAction](e, "out").Send(azfunc.WebPubSubAction{Name: "sendToAll", Data: text})
		})
		add("webPubSub", "Send: bytes", name, base(text), func(e *azfunc.Event) error {
			return azfunc.NewObjectOutput[azfunc.WebPubSubAction](e, "out").Send(azfunc.WebPubSubAction{Name: "sendToAll", Bytes: []byte(text)})
		})
	}
	const bytes = "\xff\xfe\x00"
	for _, kind := range []string{"queue", "eventHub", "rabbitMQ"} {
		add(kind, "SendBytes", "bytes", base(bytes), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendBytes([]byte(bytes)) })
		add(kind, "SendText", "bytes", base(bytes), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendText(bytes) })
		add(kind, "SendBytes", "nil", "", func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendBytes(nil) })
	}
	add("serviceBus", "SendText", "bytes", base(bytes), func(e *azfunc.Event) error { return azfunc.NewTextOutput(e, "out").SendText(bytes) })
	add("kafka", "SendText", "bytes", base(bytes), func(e *azfunc.Event) error { return azfunc.NewKafkaOutput(e, "out").SendText(bytes) })
	add("redis", "Send", "bytes", []string{bytes}, func(e *azfunc.Event) error { return azfunc.NewRedisOutput(e, "out").Send(bytes) })
	add("blob", "SendBytes", "bytes", base(bytes), func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendBytes([]byte(bytes)) })
	add("blob", "SendBytes", "nil", "", func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendBytes(nil) })
	add("webPubSub", "Send: bytes", "bytes", base(bytes), func(e *azfunc.Event) error {
		return azfunc.NewObjectOutput[azfunc.WebPubSubAction](e, "out").Send(azfunc.WebPubSubAction{Name: "sendToAll", Bytes: []byte(bytes)})
	})
	for name, value := range values {
		for _, kind := range []string{"queue", "eventHub", "rabbitMQ"} {
			add(kind, "SendJSON: value", name, base(value.json), func(e *azfunc.Event) error { return azfunc.NewMessageOutput(e, "out").SendJSON(value.value) })
		}
		add("serviceBus", "SendJSON: value", name, base(value.json), func(e *azfunc.Event) error { return azfunc.NewTextOutput(e, "out").SendJSON(value.value) })
		add("kafka", "SendJSON: value", name, base(value.json), func(e *azfunc.Event) error { return azfunc.NewKafkaOutput(e, "out").SendJSON(value.value) })
		add("blob", "SendJSON: value", name, base(value.json), func(e *azfunc.Event) error { return azfunc.NewBlobOutput(e, "out").SendJSON(value.value) })
		addObjects(add, "value: "+name, value.value, json.RawMessage(value.json), json.RawMessage(inUTC(value.json)))
	}
	return all
}

// row is a struct of a user's.
type row struct {
	ID    string `json:"id"`
	Value any
}

// inUTC is a text as an output of objects promises it: a date with an offset is in UTC.
func inUTC(text string) string {
	return strings.NewReplacer("2020-01-02T03:04:05.120+02:00", "2020-01-02T01:04:05.12Z", "2020-01-02T03:04:05.12+02:00", "2020-01-02T01:04:05.12Z").Replace(text)
}

// addObjects sends a value inside of what takes objects.
func addObjects(add func(kind, way, value string, meant any, send func(e *azfunc.Event) error), name string, value, meant, utc any) {
	for _, kind := range []string{"cosmosDB", "sql"} {
		add(kind, "Send", name, map[string]any{"id": "1", "Value": utc}, func(e *azfunc.Event) error {
			return azfunc.NewObjectOutput[row](e, "out").Send(row{"1", value})
		})
	}
	add("mysql", "Send", name, map[string]any{"id": "1", "Value": utc}, func(e *azfunc.Event) error {
		return azfunc.NewMySQLOutput[row](e, "out").Send(row{"1", value})
	})
	add("signalR", "Send", name, []any{utc, "end"}, func(e *azfunc.Event) error {
		return azfunc.NewObjectOutput[azfunc.SignalRAction](e, "out").Send(azfunc.SignalRMessage{Target: "t", Arguments: []any{value, "end"}})
	})
	add("daprState", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewDaprOutput[azfunc.DaprState](e, "out").Send(azfunc.DaprState{Key: "k", Value: value})
	})
	add("daprPublish", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewDaprOutput[azfunc.DaprPublication](e, "out").Send(azfunc.DaprPublication{Payload: value})
	})
	add("daprBinding", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewDaprOutput[azfunc.DaprBindingMessage](e, "out").Send(azfunc.DaprBindingMessage{Data: value})
	})
	add("daprInvoke", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewDaprOutput[azfunc.DaprInvocation](e, "out").Send(azfunc.DaprInvocation{Body: value})
	})
	add("eventGrid", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewEventGridOutput(e, "out").Send(azfunc.EventGridSchema{Subject: "s", EventType: "t", Data: value})
	})
	add("eventGrid", "Send: CloudEvent", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewEventGridOutput(e, "out").Send(azfunc.CloudEvent{Source: "/s", Type: "t", Data: value})
	})
	add("table", "Send", name, meant, func(e *azfunc.Event) error {
		return azfunc.NewTableOutput(e, "out").Send(struct {
			azfunc.TableKeys
			Value any
		}{azfunc.TableKeys{PartitionKey: "p", RowKey: azfunc.NewRowKey()}, value})
	})
}

// quoted is the JSON of a text as encoding/json writes it.
func quoted(text string) string {
	raw, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(raw)
}
