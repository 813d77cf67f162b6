package azfunc

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

const described = `{"Data":{"req":{"Url":"http://localhost/api/Foo","Method":"GET","Headers":{},"Body":""}},"Metadata":{}}`

// What the host would break is a 500, and the log says why.
func TestHTTPRefuses(t *testing.T) {
	_, stderr := captureLog(t)
	header := func(name string, values ...string) func(w http.ResponseWriter) {
		return func(w http.ResponseWriter) { w.Header()[name] = values }
	}
	for name, test := range map[string]struct {
		response string
		answer   func(w http.ResponseWriter)
		log      string
	}{
		"two cookies":       {"res", header("Set-Cookie", "a=1", "b=2"), "one cookie, not 2"},
		"unicode":           {"res", header("X-Name", "Zoë"), "X-Name"},
		"a control":         {"res", header("X-Name", "a\x00"), "X-Name"},
		"a date":            {"res", header("X-At", "2020-01-02T03:04:05Z"), "X-At"},
		"a name":            {"res", header("X Name", "a"), "X Name"},
		"no name":           {"res", header("", "a"), "header"},
		"body of a date":    {"res", func(w http.ResponseWriter) { _, _ = w.Write([]byte("2020-01-02T03:04:05Z")) }, "date"},
		"bytes":             {"res", func(w http.ResponseWriter) { _, _ = w.Write([]byte{0xff}) }, "UTF-8"},
		"status 99":         {"res", func(w http.ResponseWriter) { w.WriteHeader(99) }, "invalid WriteHeader code 99"},
		"status 1000":       {"res", func(w http.ResponseWriter) { w.WriteHeader(1000) }, "invalid WriteHeader code 1000"},
		"404 and no output": {"", func(w http.ResponseWriter) { w.WriteHeader(404) }, "status 404"},
	} {
		stderr.Reset()
		got := handle(HTTP("req", test.response, func(w http.ResponseWriter, _ *http.Request) { test.answer(w) }), envelope("/Foo", described))
		if got.Code != http.StatusInternalServerError || !strings.Contains(stderr.String(), test.log) {
			t.Errorf("%s: got %d %s, log %s", name, got.Code, got.Body, stderr)
		}
	}
}

func TestHTTPAnswers(t *testing.T) {
	for want, answer := range map[string]func(w http.ResponseWriter){
		`{"body":"","headers":{"X-A":"1, 2"},"statusCode":200}`:       func(w http.ResponseWriter) { w.Header()["X-A"] = []string{"1", "2"} },
		`{"body":"","headers":{"X-A":"1  2"},"statusCode":200}`:       func(w http.ResponseWriter) { w.Header().Set("X-A", "1\r\n2") },
		`{"body":"","headers":{"Set-Cookie":"a=1"},"statusCode":200}`: func(w http.ResponseWriter) { w.Header().Set("Set-Cookie", "a=1") },
		`{"body":"","headers":{},"statusCode":200}`: func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "3")
			w.Header().Set("Transfer-Encoding", "chunked")
			w.Header()["X-None"] = nil
		},
		`{"body":"","headers":{},"statusCode":201}`: func(w http.ResponseWriter) {
			w.WriteHeader(103)
			w.WriteHeader(201)
			w.WriteHeader(500)
		},
		`{"body":"true","headers":{"Content-Type":"application/json"},"statusCode":200}`: func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte("true"))
		},
		`{"body":"2020-01-02T03:04:05Z\n","headers":{"Content-Type":"text/plain; charset=utf-8"},"statusCode":200}`: func(w http.ResponseWriter) {
			_, _ = w.Write([]byte("2020-01-02T03:04:05Z\n"))
		},
	} {
		got := handle(HTTP("req", "res", func(w http.ResponseWriter, _ *http.Request) { answer(w) }), envelope("/Foo", described))
		var answered struct{ Outputs map[string]json.RawMessage }
		if err := json.Unmarshal(got.Body.Bytes(), &answered); err != nil || string(answered.Outputs["res"]) != want {
			t.Errorf("got %d %s, want %s", got.Code, got.Body, want)
		}
	}
}

// Without an output of the type http the host answers with the return value.
func TestHTTPWithoutOutput(t *testing.T) {
	for status, want := range map[int]string{200: `{"ReturnValue":"test"}`, 204: "{}"} {
		got := handle(HTTP("req", "", func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			if status == http.StatusOK {
				_, _ = w.Write([]byte("test"))
			}
		}), envelope("/Foo", described))
		if got.Code != http.StatusOK || got.Body.String() != want {
			t.Errorf("%d: got %d %s", status, got.Code, got.Body)
		}
	}
}

// The host drops a body that comes in chunks, and would have us answer as if there were none.
func TestHTTPLostBody(t *testing.T) {
	_, stderr := captureLog(t)
	for headers, status := range map[string]string{
		`"Transfer-Encoding":["chunked"],"Content-Type":["text/plain"]`: "411",
		`"transfer-encoding":["gzip, Chunked"]`:                         "411",
		`"Content-Length":["0"]`:                                        "200",
	} {
		stderr.Reset()
		called := false
		router := NewRouter()
		router.Event("Foo", HTTP("in", "res", func(w http.ResponseWriter, r *http.Request) { called = true }))
		w := post(router, `{"Url":"http://localhost:7071/api/Foo","Method":"POST","Headers":{`+headers+`}}`, `{}`)
		isLost := status == "411"
		if !strings.Contains(w.Body.String(), `"statusCode":`+status) || called == isLost || strings.Contains(stderr.String(), "Content-Length") != isLost {
			t.Errorf("%s: got %d %s, called %v, log %s", headers, w.Code, w.Body, called, stderr)
		}
	}
}
