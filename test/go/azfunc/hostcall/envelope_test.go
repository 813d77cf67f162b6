package hostcall

import (
	"encoding/json"
	"io"
	"net/http"
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
	for name, want := range map[string]string{"Id": `"7"`, "name": `"\"x\""`, "DequeueCount": `"5"`, "list": ``} {
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
	f := Function{Name: "Foo", Bindings: []Binding{{Name: "out", Type: "queue", Direction: "out"}, {Name: "raw", Type: "blob", Direction: "out", DataType: "binary"}}}
	answer := func(status int, contentType, body string) *http.Response {
		return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {contentType}}, Body: io.NopCloser(strings.NewReader(body))}
	}
	for _, test := range []struct {
		contentType, body, want string
	}{
		{"text/plain", "{}", "text/plain"},
		{"application/json", "", "hang"},
		{"application/json", "null", "hang"},
		{"application/json", "[]", "cannot unmarshal"},
		{"application/json", "hello", "invalid character"},
		{"application/json", `{"Outputs":{"other":1}}`, `no output "other"`},
		{"application/json", `{"Outputs":{"$return":1}}`, "overwrite"},
	} {
		if _, err := f.ReadAnswer(answer(200, test.contentType, test.body)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: got error %v, want %q in it", test.contentType, test.body, err, test.want)
		}
	}
	got, err := f.ReadAnswer(answer(200, "application/json; charset=utf-8", `{"Outputs":{"out":"dGVzdA==","raw":"dGVzdA=="},"Logs":["a"],"ReturnValue":"AAEC/w=="}`))
	if err != nil || got.Outputs["out"] != "test" || got.Outputs["raw"] != "dGVzdA==" || got.Logs[0] != "a" {
		t.Errorf("got %+v, %v", got, err)
	}
	if bytes, ok := got.ReturnValue.([]byte); !ok || len(bytes) != 4 {
		t.Errorf("bytes: got %v", got.ReturnValue)
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
