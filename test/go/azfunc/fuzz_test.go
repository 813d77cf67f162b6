package azfunc

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// FuzzDecode takes any bytes as a text, as bytes and as JSON, each encoded as the host
// does (host contract 4.2), and as what no host would send.
func FuzzDecode(f *testing.F) {
	log := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	f.Cleanup(func() { slog.SetDefault(log) })
	for _, seed := range []string{
		"", "hello", "Grüße 👋 \u2028 \x00", "dGVzdA==", "ab cd", "null", "42", "-1e400", `"quoted"`, `"\"twice\""`, `"half`, `"\ud800"`,
		`{"a":{"b":[1,"2",null,true]}}`, `["a","b"]`, `"e30="`, "2026-01-02T03:04:05", "\xff\xfe",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := strings.ToValidUTF8(string(data), "\ufffd")
		survives(t, encodedTwice(text), text)
		survives(t, encodedTwice(text), []byte(text))
		survives(t, quote(base64.StdEncoding.EncodeToString(data)), bytes.Clone(data))
		decodesJSON(t, data)
		isAnswered(t, data)
	})
}

// quote encodes a text as JSON.
func quote(text string) json.RawMessage {
	raw, err := json.Marshal(text)
	if err != nil {
		panic(err) // a text always has a JSON form
	}
	return raw
}

// encodedTwice encodes a text as the host does.
func encodedTwice(text string) json.RawMessage { return quote(string(quote(text))) }

func survives[T any](t *testing.T, raw json.RawMessage, want T) {
	t.Helper()
	var got T
	if err := decode(raw, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %q, %v; want %q", raw, any(got), err, any(want))
	}
}

// decodesJSON checks that JSON gives the same value as a text, as what the host makes
// of a value, and without the host between.
func decodesJSON(t *testing.T, data []byte) {
	t.Helper()
	var want any
	if json.Unmarshal(data, &want) != nil {
		return
	}
	var text bytes.Buffer
	if err := json.Compact(&text, data); err != nil {
		t.Fatal(err)
	}
	forms := []json.RawMessage{encodedTwice(text.String())}
	if _, isObject := want.(map[string]any); isObject {
		forms = append(forms, text.Bytes())
	} else if _, isText := want.(string); !isText {
		forms = append(forms, quote(text.String()))
	}
	for _, raw := range forms {
		var got any
		if err := decode(raw, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, %v; want %#v", raw, got, err, want)
		}
	}
}

// isAnswered checks that a value that no host would send is an error or a value, and
// that the same in a whole envelope has an answer.
func isAnswered(t *testing.T, data []byte) {
	t.Helper()
	for _, v := range []any{new(string), new([]byte), new(any), new(order), new([]int), new(int), new(*order), new(Time), new(map[string]string)} {
		_ = decode(data, v)
	}
	router := NewRouter()
	router.Event("Foo", Queue("message", func(_ context.Context, e *QueueEvent[order]) error {
		return e.Output("copy", e.Message)
	}))
	for _, body := range []string{
		string(data),
		`{"Data":{"message":` + string(data) + `},"Metadata":{"Id":` + string(data) + `}}`,
		`{"Data":{"message":` + string(encodedTwice(string(data))) + `},"Metadata":{"DequeueCount":` + string(quote(string(data))) + `}}`,
	} {
		w := httptest.NewRecorder()
		router.ServeHTTP(w, envelope("/Foo", body))
		switch {
		case w.Code == 200 && json.Valid(w.Body.Bytes()):
		case w.Code == 400 || w.Code == 500:
		default:
			t.Errorf("%s: got %d %s", body, w.Code, w.Body)
		}
	}
}
