package hostcall

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestEncodeValue(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{"hello", `"\"hello\""`},
		{`{"a":1}`, `"\"{\\\"a\\\":1}\""`},
		{4, `"4"`},
		{true, `"true"`},
		{nil, `"null"`},
		{[]string{"a", "b"}, `"[\"a\",\"b\"]"`},
		{json.RawMessage(" [1]"), `"[1]"`},
		{[]byte{0, 1, 2}, `"AAEC"`},
		{map[string]any{"a": 1}, `{"a":1}`},
		{json.RawMessage("\n{ \"a\": 1 }"), `{"a":1}`},
		{time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), `"2026-01-02T03:04:05"`},
	} {
		encoded, err := encodeValue(test.value)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(encoded); err != nil || string(got) != test.want {
			t.Errorf("%v: got %s, %v; want %s", test.value, got, err, test.want)
		}
	}
}

func TestEventRequest(t *testing.T) {
	f := Function{Name: "Orders", Bindings: []Binding{{Name: "message", Type: "queueTrigger", Direction: "in"}}, Retry: &struct{ MaxRetryCount int }{2}}
	r, err := f.EventRequest("http://127.0.0.1:1", Invocation{Trigger: `{"Id":7,"name":"x","list":[1]}`, Inputs: map[string]any{"rows": []int{1}}, Metadata: map[string]any{"DequeueCount": 5}})
	if err != nil {
		t.Fatal(err)
	}
	var body struct{ Data, Metadata map[string]json.RawMessage }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Id": `"\"7\""`, "name": `"\"x\""`, "DequeueCount": `"5"`, "list": ``} {
		if got := string(body.Metadata[name]); got != want {
			t.Errorf("metadata %s: got %s, want %s", name, got, want)
		}
	}
	var retry struct{ RetryCount, MaxRetryCount int }
	if err := json.Unmarshal(body.Metadata["RetryContext"], &retry); err != nil || retry.MaxRetryCount != 2 {
		t.Errorf("RetryContext: got %s", body.Metadata["RetryContext"])
	}
	if string(body.Data["rows"]) != `"[1]"` || r.URL.Path != "/Orders" || r.Header.Get("Content-Type") != "application/json; charset=utf-8" {
		t.Errorf("got %s %v %s", r.URL, r.Header, body.Data["rows"])
	}
}

func TestReadAnswer(t *testing.T) {
	out := func(name, kind, dataType string) Binding {
		return Binding{Name: name, Type: kind, Direction: "out", DataType: dataType}
	}
	f := Function{Name: "Foo", Bindings: []Binding{
		out("queue", "Queue", ""), out("text", "serviceBus", ""), out("rows", "sql", ""),
		out("blob", "blob", ""), out("raw", "blob", "binary"), out("other", "carrier", ""),
	}}
	answer := func(status int, contentType, body string) *http.Response {
		return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {contentType}}, Body: io.NopCloser(strings.NewReader(body))}
	}
	for _, test := range []struct {
		contentType, body, want string
	}{
		{"text/plain", "{}", "text/plain"},
		{"application/problem+json", "{}", "problem"},
		{"application/json", "", "hang"},
		{"application/json", " ", "hang"},
		{"application/json", "null", "hang"},
		{"application/json", "[]", "cannot unmarshal"},
		{"application/json", "hello", "invalid character"},
		{"application/json", `{"Logs":[{}]}`, "cannot unmarshal"},
		{"application/json", `{"Outputs":{"none":1}}`, `no output "none"`},
		{"application/json", `{"Outputs":{"Queue":1}}`, `no output "Queue"`},
		{"application/json", `{"Outputs":{"$return":1}}`, "overwrite"},
		{"application/json", `{"Outputs":{"text":"hello"}}`, "not in an array"},
		{"application/json", `{"Outputs":{"rows":"hello"}}`, "not an object"},
		{"application/json", `{"Outputs":{"rows":[{},null]}}`, "not an object"},
	} {
		if _, err := f.ReadAnswer(answer(200, test.contentType, test.body)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: got error %v, want %q in it", test.contentType, test.body, err, test.want)
		}
	}
	for output, want := range map[string]any{
		`"queue":"dGVzdA=="`:     []any{"test"},
		`"queue":"//4A"`:         []any{[]byte{0xff, 0xfe, 0}},
		`"queue":["test","b"]`:   []any{"test", "b"},
		`"text":["test"]`:        []any{"test"},
		`"rows":{"a":1}`:         map[string]any{"a": 1.0},
		`"rows":[{"a":1},{}]`:    []any{map[string]any{"a": 1.0}, map[string]any{}},
		`"blob":"dGVzdA=="`:      "test",
		`"raw":"dGVzdA=="`:       "dGVzdA==",
		`"other":"dGVzdA=="`:     "test",
		`"other":{"a":["test"]}`: map[string]any{"a": []any{"test"}},
	} {
		got, err := f.ReadAnswer(answer(200, "text/json; charset=utf-8", `{"Outputs":{`+output+`},"Logs":["a"],"ReturnValue":"test"}`))
		name := strings.Split(output, `"`)[1]
		if err != nil || !reflect.DeepEqual(got.Outputs[name], want) || got.Logs[0] != "a" || got.ReturnValue != "test" {
			t.Errorf("%s: got %+v, %v; want %v", output, got, err, want)
		}
	}
	f.Bindings = append(f.Bindings, out("$return", "queue", ""))
	if got, err := f.ReadAnswer(answer(200, "application/json", `{"ReturnValue":"test"}`)); err != nil || !reflect.DeepEqual(got.ReturnValue, []any{[]byte{0xb5, 0xeb, 0x2d}}) {
		t.Errorf("an output $return: got %v, %v", got.ReturnValue, err)
	}
	if got, err := f.ReadAnswer(answer(500, "text/plain", "away\n")); err != nil || got.Status != 500 || got.Error != "away" {
		t.Errorf("a failure: got %+v, %v", got, err)
	}
}

func TestValue(t *testing.T) {
	for _, test := range []struct{ cardinality, dataType, want string }{
		{"", "", `"\"hi\""`},
		{"one", "binary", `"aGk="`},
		{"many", "string", `"[\"hi\"]"`},
		{"Many", "Binary", `"[\"aGk=\"]"`},
	} {
		f := Function{Name: "Orders", Bindings: []Binding{{Name: "message", Type: "fooTrigger", Cardinality: test.cardinality, DataType: test.dataType}}}
		value, err := f.Value("hi")
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := encodeValue(value)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(encoded); err != nil || string(got) != test.want {
			t.Errorf("%s %s: got %s, %v; want %s", test.cardinality, test.dataType, got, err, test.want)
		}
	}
}

// As recorded: the cases queue-nodatatype-object-nested, servicebus-trigger-one-absent-object
// and -one-binary-object of test/vectors.
func TestEventRequestMetadata(t *testing.T) {
	const nested = `{"o":{"x":1},"l":[1],"b":true,"n":null,"s":"t","Id":"mine","sys":"s"}`
	const date = `{"a":1,"at":"2020-01-02T03:04:05Z"}`
	for _, test := range []struct {
		text, dataType string
		want           map[string]string
	}{
		{nested, "", map[string]string{"o": `{"x":1}`, "b": `"\"True\""`, "s": `"\"t\""`, "Id": `"\"mine\""`, "sys": `"\"s\""`, "l": "", "n": ""}},
		{date, "", map[string]string{"a": `"\"1\""`, "at": `"\"01/02/2020 03:04:05\""`}},
		{date, "binary", map[string]string{"a": "", "at": ""}},
	} {
		f := Function{Name: "Orders", Bindings: []Binding{{Name: "message", Type: "queueTrigger", Direction: "in", DataType: test.dataType}}}
		r, err := f.EventRequest("http://127.0.0.1:1", Invocation{Trigger: test.text})
		if err != nil {
			t.Fatal(err)
		}
		var body struct{ Metadata map[string]json.RawMessage }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Fatal(err)
		}
		for name, want := range test.want {
			if got := string(body.Metadata[name]); got != want {
				t.Errorf("%s %s: %s: got %s, want %s", test.text, test.dataType, name, got, want)
			}
		}
	}
}
