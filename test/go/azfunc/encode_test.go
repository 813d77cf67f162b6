package azfunc

import (
	"encoding/json"
	"testing"
)

func TestEncode(t *testing.T) {
	type status string
	for _, test := range []struct {
		value any
		want  string
	}{
		{"hello, world", `"hello, world"`},
		{"test", `"dGVzdA=="`}, // would arrive as three bytes
		{"ab cd", `"YWIgY2Q="`},
		{status("done"), `"ZG9uZQ=="`},
		{"2026-01-02T03:04:05Z", `"MjAyNi0wMS0wMlQwMzowNDowNVo="`}, // would arrive as a .NET date
		{"[1, 2]", `"WzEsIDJd"`},                                   // would arrive as two items
		{"", `""`},
		{[]byte("test"), `"dGVzdA=="`},
		{[]string{"test"}, `["test"]`},
		{order{"test", 1}, `{"ID":"test","Count":1}`},
		{nil, `null`},
		{4, `4`},
	} {
		if got, err := json.Marshal(encode(test.value)); err != nil || string(got) != test.want {
			t.Errorf("%v: got %s, %v; want %s", test.value, got, err, test.want)
		}
	}
}
