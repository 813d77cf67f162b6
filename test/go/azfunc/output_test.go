package azfunc

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// sent returns the outputs of a function in the answer.
func sent(t *testing.T, f func(e *Event) error) string {
	t.Helper()
	w := handle(func(_ context.Context, e *Event) error { return f(e) }, envelope("/Foo", `{"Data":{},"Metadata":{}}`))
	if w.Code != http.StatusOK {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
	return w.Body.String()
}

// A hundred sends in a loop arrive, in order, whatever the kind of the output.
func TestSendInALoop(t *testing.T) {
	var texts, objects []string
	for i := range 100 {
		texts = append(texts, fmt.Sprintf(`"%d"`, i))
		objects = append(objects, fmt.Sprintf(`{"N":%d}`, i))
	}
	type row struct{ N int }
	for name, test := range map[string]struct {
		send func(e *Event, i int) error
		want []string
	}{
		"messages": {func(e *Event, i int) error { return NewMessageOutput(e, "out").SendJSON(i) }, texts},
		"texts":    {func(e *Event, i int) error { return NewTextOutput(e, "out").SendJSON(i) }, texts},
		"objects":  {func(e *Event, i int) error { return NewObjectOutput[row](e, "out").Send(row{i}) }, objects},
		"unknown":  {func(e *Event, i int) error { return NewOutput(e, "out").Send(row{i}) }, objects},
		"redis":    {func(e *Event, i int) error { return NewRedisOutput(e, "out").Send(fmt.Sprint(i)) }, texts},
	} {
		got := sent(t, func(e *Event) error {
			for i := range 100 {
				if err := test.send(e, i); err != nil {
					return err
				}
			}
			return nil
		})
		if want := `{"Outputs":{"out":[` + strings.Join(test.want, ",") + `]}}`; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// What is not sent is not there: an empty call, and a call that failed.
func TestNothingIsSent(t *testing.T) {
	got := sent(t, func(e *Event) error {
		if NewTextOutput(e, "text").SendText("a", "2026-01-02T03:04:05Z") == nil || NewObjectOutput[any](e, "object").Send(1) == nil {
			t.Error("no error")
		}
		return errors.Join(NewMessageOutput(e, "messages").SendText(), NewTextOutput(e, "text").SendText(),
			NewObjectOutput[any](e, "object").Send(), NewEventGridOutput(e, "events").Send(), NewOutput(e, "out").Send())
	})
	if got != "{}" {
		t.Errorf("got %s", got)
	}
}

// The caller may use its buffer again.
func TestBytesAreCopied(t *testing.T) {
	got := sent(t, func(e *Event) error {
		buffer := []byte("one")
		out := NewMessageOutput(e, "out")
		err := out.SendBytes(buffer)
		copy(buffer, "two")
		return errors.Join(err, out.SendBytes(buffer))
	})
	if got != `{"Outputs":{"out":["one","two"]}}` {
		t.Errorf("got %s", got)
	}
}

// The elements of slices are values beside the others; a slice of one stays an array,
// in which the host leaves texts alone.
func TestUntypedOutput(t *testing.T) {
	for want, values := range map[string][]any{
		`["test"]`:           {[]string{"test"}},
		`["test","a","b"]`:   {[]string{"test"}, []string{"a", "b"}},
		`["hello!",{"N":1}]`: {"hello!", struct{ N int }{1}},
		`"hello!"`:           {"hello!"},
		`"dGVzdA=="`:         {[]byte("test")},
		`{"N":1}`:            {struct{ N int }{1}},
		`[]`:                 {[]string{}},
	} {
		got := sent(t, func(e *Event) error {
			for _, value := range values {
				if err := NewOutput(e, "out").Send(value); err != nil {
					return err
				}
			}
			return nil
		})
		if got != `{"Outputs":{"out":`+want+`}}` {
			t.Errorf("%v: got %s, want %s", values, got, want)
		}
	}
}

func TestOutputNamedReturn(t *testing.T) {
	got := sent(t, func(e *Event) error {
		return errors.Join(NewTextOutput(e, "$return").SendText("a"), NewTextOutput(e, "$return").SendText("b"))
	})
	if got != `{"ReturnValue":["a","b"]}` {
		t.Errorf("got %s", got)
	}
}

// Every error names its output and says what is wrong.
func TestSendErrors(t *testing.T) {
	const date = "2026-01-02T03:04:05Z"
	type row struct{ Value any }
	for name, test := range map[string]struct {
		send func(e *Event) error
		want string
	}{
		"messages: a date among several": {func(e *Event) error { return NewMessageOutput(e, "out").SendText("a", date) }, "date"},
		"messages: a date before": {func(e *Event) error {
			o := NewMessageOutput(e, "out")
			return errors.Join(o.SendText(date), o.SendText("a"))
		}, "date"},
		"messages: bytes among several": {func(e *Event) error { return NewMessageOutput(e, "out").SendBytes([]byte("a"), []byte{255}) }, "UTF-8"},
		"messages: no JSON":             {func(e *Event) error { return NewMessageOutput(e, "out").SendJSON(func() {}) }, "unsupported type"},
		"texts: a date":                 {func(e *Event) error { return NewTextOutput(e, "out").SendText(date) }, "date"},
		"texts: not UTF-8":              {func(e *Event) error { return NewTextOutput(e, "out").SendText("\xff") }, "UTF-8"},
		"texts: no JSON":                {func(e *Event) error { return NewTextOutput(e, "out").SendJSON(func() {}) }, "unsupported type"},
		"objects: a text":               {func(e *Event) error { return NewObjectOutput[string](e, "out").Send("a") }, "not a JSON object"},
		"objects: nil":                  {func(e *Event) error { return NewObjectOutput[*row](e, "out").Send(nil) }, "not a JSON object"},
		"objects: an old date":          {func(e *Event) error { return NewObjectOutput[row](e, "out").Send(row{"/Date(1)/"}) }, "/Date("},
		"objects: no JSON":              {func(e *Event) error { return NewObjectOutput[row](e, "out").Send(row{func() {}}) }, "unsupported type"},
		"blob: twice":                   {func(e *Event) error { o := NewBlobOutput(e, "out"); return errors.Join(o.SendText(""), o.SendJSON(1)) }, "already"},
		"redis: a space":                {func(e *Event) error { return NewRedisOutput(e, "out").Send("k", "a b") }, "space"},
		"redis: empty":                  {func(e *Event) error { return NewRedisOutput(e, "out").Send("k", "") }, "empty"},
		"redis: no arguments":           {func(e *Event) error { return NewRedisOutput(e, "out").Send() }, "arguments"},
		"kafka: a date":                 {func(e *Event) error { return NewKafkaOutput(e, "out").SendRecords(KafkaRecord{Key: "k", Value: date}) }, "date"},
		"kafka: a date in a header": {func(e *Event) error {
			return NewKafkaOutput(e, "out").SendRecords(KafkaRecord{Headers: []KafkaRecordHeader{{"h", date}}})
		}, "date"},
		"mysql: a quote":     {func(e *Event) error { return NewMySQLOutput[row](e, "out").Send(row{"it's"}) }, "Value"},
		"mysql: a backslash": {func(e *Event) error { return NewMySQLOutput[row](e, "out").Send(row{`a\b`}) }, "backslash"},
		"mysql: empty":       {func(e *Event) error { return NewMySQLOutput[row](e, "out").Send(row{""}) }, "empty"},
		"mysql: a time":      {func(e *Event) error { return NewMySQLOutput[row](e, "out").Send(row{time.Now()}) }, "date"},
		"mysql: a list":      {func(e *Event) error { return NewMySQLOutput[row](e, "out").Send(row{[]int{1}}) }, "Value"},
		"table: a time": {func(e *Event) error {
			return NewTableOutput(e, "out").Send(struct {
				TableKeys
				At time.Time
			}{})
		}, "date"},
		"event grid: nil":        {func(e *Event) error { return NewEventGridOutput(e, "out").Send(nil) }, "nil"},
		"event grid: no subject": {func(e *Event) error { return NewEventGridOutput(e, "out").Send(EventGridSchema{EventType: "a"}) }, "Subject"},
		"event grid: no source":  {func(e *Event) error { return NewEventGridOutput(e, "out").Send(CloudEvent{Type: "a"}) }, "Source"},
		"event grid: both schemas": {func(e *Event) error {
			return NewEventGridOutput(e, "out").Send(CloudEvent{Source: "s", Type: "a"}, EventGridSchema{Subject: "s", EventType: "a"})
		}, "not both"},
		"dapr: a state of nil":       {func(e *Event) error { return NewDaprOutput[DaprState](e, "out").Send(DaprState{}) }, "Value"},
		"dapr: a publication of nil": {func(e *Event) error { return NewDaprOutput[DaprPublication](e, "out").Send(DaprPublication{}) }, "Payload"},
		"dapr: a message of nil":     {func(e *Event) error { return NewDaprOutput[DaprBindingMessage](e, "out").Send(DaprBindingMessage{}) }, "Data"},
		"signalr: no target": {func(e *Event) error {
			return NewObjectOutput[SignalRAction](e, "out").Send(SignalRMessage{Arguments: []any{}})
		}, "Target"},
		"signalr: no arguments": {func(e *Event) error {
			return NewObjectOutput[SignalRAction](e, "out").Send(SignalRMessage{Target: "t"})
		}, "Arguments"},
		"signalr: another action": {func(e *Event) error {
			return NewObjectOutput[SignalRAction](e, "out").Send(SignalRGroupAction{Action: "x"})
		}, "removeAll"},
		"web pubsub: no name": {func(e *Event) error { return NewObjectOutput[WebPubSubAction](e, "out").Send(WebPubSubAction{}) }, "Name"},
		"web pubsub: a date": {func(e *Event) error {
			return NewObjectOutput[WebPubSubAction](e, "out").Send(WebPubSubAction{Name: "sendToAll", Data: date})
		}, "date"},
		"twilio: a date":            {func(e *Event) error { return NewObjectOutput[TwilioMessage](e, "out").Send(TwilioMessage{Body: date}) }, "date"},
		"unknown: a date":           {func(e *Event) error { return NewOutput(e, "out").Send(date) }, "date"},
		"unknown: like Base64":      {func(e *Event) error { return NewOutput(e, "out").Send("test") }, "[]byte(text)"},
		"unknown: empty":            {func(e *Event) error { return NewOutput(e, "out").Send("") }, "[]byte(text)"},
		"unknown: like JSON":        {func(e *Event) error { return NewOutput(e, "out").Send(" {}") }, "[]byte(text)"},
		"unknown: nil":              {func(e *Event) error { return NewOutput(e, "out").Send(nil) }, "nil"},
		"unknown: bytes and more":   {func(e *Event) error { o := NewOutput(e, "out"); return errors.Join(o.Send([]byte("a")), o.Send("b c")) }, "alone"},
		"unknown: a list of bytes":  {func(e *Event) error { return NewOutput(e, "out").Send([][]byte{{1}}) }, "alone"},
		"unknown: a date in a list": {func(e *Event) error { return NewOutput(e, "out").Send([]string{date}) }, "date"},
		"unknown: nil in a list":    {func(e *Event) error { return NewOutput(e, "out").Send([]any{nil}) }, "nil"},
		"unknown: more and bytes":   {func(e *Event) error { return NewOutput(e, "out").Send("a b", []byte("a")) }, "alone"},
	} {
		_ = sent(t, func(e *Event) error {
			if err := test.send(e); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), `output "out"`) {
				t.Errorf("%s: got error %v, want %q in it", name, err, test.want)
			}
			return nil
		})
	}
}

func TestReturn(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{{"test", `"test"`}, {42, "42"}, {map[string]any{"a": 1}, `{"a":1}`}, {[]byte("a"), `"YQ=="`}} {
		if got := sent(t, func(e *Event) error { return e.Return(test.value) }); got != `{"ReturnValue":`+test.want+`}` {
			t.Errorf("%v: got %s", test.value, got)
		}
	}
	var e Event
	for _, value := range []any{"2026-01-02T03:04:05Z", time.Now(), func() {}} {
		if err := e.Return(value); err == nil {
			t.Errorf("%T: no error", value)
		}
	}
}

func TestIsDate(t *testing.T) {
	for _, text := range []string{"2026-01-02T03:04:05", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.1234567+02:00", "2026-01-02T03:04:05-0730", "2026-01-02T03:04:05+02", "/Date(1577934245000)/"} {
		if !isDate(text) {
			t.Errorf("%s is a date to the host", text)
		}
	}
	for _, text := range []string{"", "2026-01-02", "2026-01-02T03:04", "2026-01-02 03:04:05", " 2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z!", "at 2026-01-02T03:04:05Z", "Date(1)"} {
		if isDate(text) {
			t.Errorf("%s is no date to the host", text)
		}
	}
}

// In an object a date has the one form that the host leaves alone; all else stays, keys too.
func TestObjectDates(t *testing.T) {
	for text, want := range map[string]string{
		"2026-01-02T03:04:05.120+02:00":  "2026-01-02T01:04:05.12Z",
		"2026-01-02T03:04:05.123456789Z": "2026-01-02T03:04:05.1234567Z",
		"2026-01-02T03:04:05-0700":       "2026-01-02T10:04:05Z",
		"2026-01-02T03:04:05+02":         "2026-01-02T01:04:05Z",
		"2026-01-02T03:04:05":            "2026-01-02T03:04:05",
		"2026-13-45T03:04:05+02:00":      "2026-13-45T03:04:05+02:00",
		`\"2026-01-02T03:04:05+02:00`:    `\"2026-01-02T03:04:05+02:00`,
		`2026-01-02T03:04:05+02:00\"`:    `2026-01-02T03:04:05+02:00\"`,
		"at 2026-01-02T03:04:05+02:00":   "at 2026-01-02T03:04:05+02:00",
	} {
		if got := string(jsonText.ReplaceAllFunc([]byte(`{"`+text+`":["`+text+`"]}`), hostDate)); got != `{"`+text+`":["`+want+`"]}` {
			t.Errorf("%s: got %s", text, got)
		}
	}
}

func TestOutputsOfAnHTTPFunction(t *testing.T) {
	captureLog(t)
	const body = `{"Data":{"req":{"Url":"http://localhost/api/Foo","Method":"GET","Headers":{},"Body":""}},"Metadata":{}}`
	for status, want := range map[int]bool{0: true, 200: true, 204: true, 302: true, 399: true, 400: false, 404: false, 500: false} {
		for _, response := range []string{"res", "$return"} {
			f := BindHTTP(func(w http.ResponseWriter, _ *http.Request, out TextOutput) {
				if err := out.SendText("hello"); err != nil {
					t.Error(err)
				}
				if status != 0 {
					w.WriteHeader(status)
				}
			}, func(e *Event) TextOutput { return NewTextOutput(e, "out") })
			got := handle(HTTP("req", response, f), envelope("/Foo", body))
			if is := strings.Contains(got.Body.String(), `"out":["hello"]`); got.Code != 200 || is != want || !strings.Contains(got.Body.String(), `"statusCode"`) {
				t.Errorf("%d: got %d %s", status, got.Code, got.Body)
			}
		}
	}
}
