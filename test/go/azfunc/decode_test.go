package azfunc

import (
	"encoding/json"
	"testing"
)

type order struct {
	ID    string
	Count int
}

func TestDecodeText(t *testing.T) {
	for raw, want := range map[string]string{
		`"\"hello\""`:            "hello",           // the host's form: JSON in a JSON string
		`"\"\""`:                 "",                //
		`"\"\\\"quoted\\\"\""`:   `"quoted"`,        //
		`"\"{\\\"a\\\":1}\""`:    `{"a":1}`,         //
		`"\"zwei\\nZeilen ü👋\""`: "zwei\nZeilen ü👋", //
		`"\"a\\\\b\""`:           `a\b`,             //
		`"\"\\u00fc\""`:          "ü",               //
		"\"\\\"\xff\\\"\"":       "\ufffd",          // not UTF-8
		`"hello"`:                "hello",           // once encoded, as in the documentation
		`"{\"a\":1}"`:            `{"a":1}`,         //
		`"\"half"`:               `"half`,           //
		`"4"`:                    "4",               // a number or a text
		`4`:                      "4",               //
		`{"a":1}`:                `{"a":1}`,         // an object
		`"aGk="`:                 "hi",              // bytes
		`"null"`:                 "",                // the host's null
		`null`:                   "",                //
		`"\"null\""`:             "null",            //
	} {
		var got string
		if err := decode(json.RawMessage(raw), &got); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", raw, got, err, want)
		}
	}
}

func TestDecodeBytes(t *testing.T) {
	for raw, want := range map[string]string{
		`"AAECAw=="`:     "\x00\x01\x02\x03", // the host's form of bytes
		`"1234"`:         "\xd7\x6d\xf8",     // Base64, although it is a number too
		`""`:             "",
		`"null"`:         "",     // the host's null: a blob that is not there
		`null`:           "",     //
		`"\"aGk=\""`:     "aGk=", // a text stays what was sent
		`"not base 64!"`: "not base 64!",
		`{"a":1}`:        `{"a":1}`,
	} {
		var got []byte
		if err := decode(json.RawMessage(raw), &got); err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", raw, got, err, want)
		}
	}
}

func TestDecodedBytesAreACopy(t *testing.T) {
	for _, raw := range []string{`"\"plain\""`, `plain`, `"cGxhaW4="`} {
		var first, second []byte
		value := json.RawMessage(raw)
		_ = decode(value, &first)
		clear(first)
		if err := decode(value, &second); err != nil || string(second) != "plain" {
			t.Errorf("%s: got %q, %v after a change of the first copy", raw, second, err)
		}
	}
}

func TestDecodeJSON(t *testing.T) {
	want := order{ID: "x", Count: 2}
	for _, raw := range []string{
		`{"ID":"x","Count":2}`,                         // an object of the host
		`"{\"ID\":\"x\",\"Count\":2}"`,                 // JSON in a string
		`"\"{\\\"ID\\\":\\\"x\\\",\\\"Count\\\":2}\""`, // the host's form of a text
		`"eyJJRCI6IngiLCJDb3VudCI6Mn0="`,               // JSON as bytes
	} {
		var got order
		if err := decode(json.RawMessage(raw), &got); err != nil || got != want {
			t.Errorf("%s: got %v, %v", raw, got, err)
		}
	}

	var count int
	for _, raw := range []string{`"4"`, `4`, `"\"4\""`} {
		if err := decode(json.RawMessage(raw), &count); err != nil || count != 4 {
			t.Errorf("%s as int: got %d, %v", raw, count, err)
		}
	}
	var list []string
	for _, raw := range []string{`"[\"a\",\"b\"]"`, `["a","b"]`} {
		if err := decode(json.RawMessage(raw), &list); err != nil || len(list) != 2 || list[1] != "b" {
			t.Errorf("%s as list: got %q, %v", raw, list, err)
		}
	}
	var any any
	if err := decode(json.RawMessage(`"\"hello\""`), &any); err != nil || any != "hello" {
		t.Errorf("text as any: got %v, %v", any, err)
	}
	type color string
	var c color
	if err := decode(json.RawMessage(`"\"red\""`), &c); err != nil || c != "red" {
		t.Errorf("text as a string type: got %v, %v", c, err)
	}
	var pointer *order
	if err := decode(json.RawMessage(`"null"`), &pointer); err != nil || pointer != nil {
		t.Errorf("null: got %v, %v", pointer, err)
	}
	var o order
	for _, raw := range []string{`"\"hello\""`, `"\"\""`, `"hello"`, `""`, `[]`, `"\"{\\\"Count\\\":\\\"x\\\"}\""`} {
		if err := decode(json.RawMessage(raw), &o); err == nil {
			t.Errorf("%s as a struct: no error", raw)
		}
	}
}

func TestTime(t *testing.T) {
	for raw, want := range map[string]string{
		`"2026-01-02T03:04:05"`:               "2026-01-02T03:04:05Z",
		`"2026-01-02T03:04:05.1234567"`:       "2026-01-02T03:04:05.1234567Z",
		`"2026-01-02T03:04:05Z"`:              "2026-01-02T03:04:05Z",
		`"2026-01-02T03:04:05.1234567+02:00"`: "2026-01-02T03:04:05.1234567+02:00",
		`"0001-01-01T00:00:00"`:               "0001-01-01T00:00:00Z",
		`"0001-01-01T00:00:00-08:00"`:         "0001-01-01T00:00:00Z",
		`null`:                                "0001-01-01T00:00:00Z",
		`""`:                                  "0001-01-01T00:00:00Z",
	} {
		var got Time
		if err := json.Unmarshal([]byte(raw), &got); err != nil || got.Format("2006-01-02T15:04:05.999999999Z07:00") != want {
			t.Errorf("%s: got %v, %v", raw, got, err)
		}
	}
	if err := json.Unmarshal([]byte(`"yesterday"`), &Time{}); err == nil {
		t.Error("no error for a text that is no time")
	}
}
