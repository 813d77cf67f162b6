package azfunc

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// envelope makes a request as the host does.
func envelope(path, body string) *http.Request {
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	r.Host = "127.0.0.1:7072"
	r.ContentLength = -1 // in chunks
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	r.Header.Set("User-Agent", "Azure-Functions-Host/4.1037.0.0")
	r.Header.Set("X-Azure-Functions-HostVersion", "4.1037.0.0")
	r.Header.Set("X-Azure-Functions-InvocationId", "the-id")
	return r
}

func handle(f func(ctx context.Context, e *Event) error, r *http.Request) *httptest.ResponseRecorder {
	router := NewRouter()
	router.Event("Foo", Generic(f))
	w := httptest.NewRecorder()
	router.ServeHTTP(w, r)
	return w
}

func TestEvent(t *testing.T) {
	const body = `{"Data":{"in":"\"text\"","rows":"[1,2]"},"Metadata":{"sys":{"MethodName":"Foo"},"RetryContext":{"RetryCount":1,"MaxRetryCount":2}}}`
	got := handle(func(_ context.Context, e *Event) error {
		var text string
		var rows []int
		var sys struct{ MethodName string }
		if err := errors.Join(e.Input("in", &text), e.Input("rows", &rows), e.Metadata("sys", &sys)); err != nil {
			return err
		}
		retry, ok := e.Retry()
		if text != "text" || len(rows) != 2 || sys.MethodName != "Foo" || !ok || retry != (RetryContext{1, 2}) || e.Function != "Foo" || e.InvocationID != "the-id" {
			t.Errorf("got %q %v %v %v %v %+v", text, rows, sys, retry, ok, e)
		}
		if err := e.Input("none", &text); err == nil || !strings.Contains(err.Error(), `no input "none"`) {
			t.Errorf("a binding that is not there: got error %v", err)
		}
		e.Logf("%d rows", len(rows))
		return errors.Join(e.Output("out", []byte("test")), e.Output("res", map[string]any{"statusCode": 201}), e.Return("test"))
	}, envelope("/Foo", body))
	// What is returned is raw: without an output "$return" the host decodes nothing.
	const want = `{"Outputs":{"out":"dGVzdA==","res":{"statusCode":201}},"Logs":["2 rows"],"ReturnValue":"test"}`
	if got.Code != http.StatusOK || got.Body.String() != want || got.Header().Get("Content-Type") != "application/json" {
		t.Errorf("got %d %s %v", got.Code, got.Body, got.Header())
	}
}

// The host overwrites an output of that name with the return value, even if there is none.
func TestEventOutputNamedReturn(t *testing.T) {
	got := handle(func(_ context.Context, e *Event) error {
		return e.Output("$return", "x y")
	}, envelope("/Foo", `{"Data":{},"Metadata":{}}`))
	if got.Body.String() != `{"ReturnValue":"x y"}` {
		t.Errorf("got %s", got.Body)
	}
}

func TestEventAlwaysAnswersAnObject(t *testing.T) {
	got := handle(func(context.Context, *Event) error { return nil }, envelope("/Foo", `{"Data":{},"Metadata":{}}`))
	if got.Code != http.StatusOK || got.Body.String() != "{}" || got.Header().Get("Content-Type") != "application/json" {
		t.Errorf("got %d %q %v", got.Code, got.Body, got.Header())
	}
}

func TestEventFailures(t *testing.T) {
	_, stderr := captureLog(t)
	fails := func(_ context.Context, e *Event) error {
		e.Logf("before")
		return errors.New("database\nis away")
	}
	for _, test := range []struct {
		name string
		f    func(context.Context, *Event) error
		body string
		code int
		line string
	}{
		{"error", fails, `{}`, 500, `database\nis away`},
		{"logs of a failure", fails, `{}`, 500, `"logs":["before"]`},
		{"panic", func(context.Context, *Event) error { panic("boom") }, `{}`, 500, "boom"},
		{"output without JSON", func(_ context.Context, e *Event) error { return e.Output("x", func() {}) }, `{}`, 500, "unsupported type"},
		{"no JSON", fails, `hello`, 400, "cannot read the invocation"},
		{"empty", fails, ``, 400, "cannot read the invocation"},
		{"cut off", fails, `{"Data":{"a":`, 400, "unexpected end of JSON input"},
		{"wrong type", fails, `{"Data":[]}`, 400, "cannot read the invocation"},
	} {
		stderr.Reset()
		got := handle(test.f, envelope("/Foo", test.body))
		text := stderr.String()
		if got.Code != test.code || strings.Count(text, "\n") != 1 || !strings.Contains(text, test.line) || !strings.Contains(text, `"invocation":"the-id"`) {
			t.Errorf("%s: got %d, log %q; want %d and one line with %q", test.name, got.Code, text, test.code, test.line)
		}
	}
}

func TestEventTooLarge(t *testing.T) {
	_, stderr := captureLog(t)
	answer := func(size int64) *httptest.ResponseRecorder {
		r := envelope("/Foo", "")
		r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"Data":{"a":"`), io.LimitReader(letters{}, size), strings.NewReader(`"}}`)))
		return handle(func(context.Context, *Event) error { return nil }, r)
	}
	// A blob of 78 MB is 104 MB in Base64.
	if limit, err := maxEvent(); err != nil || limit < 105 {
		t.Errorf("without the setting: got %d, %v", limit, err)
	}
	t.Setenv("AZFUNC_MAX_EVENT_MB", "1")
	if got := answer(1<<20 - 100); got.Code != http.StatusOK {
		t.Errorf("just below the limit: got %d %s", got.Code, got.Body)
	}
	stderr.Reset()
	got := answer(1 << 20)
	for _, what := range []string{"1 MB", "app setting AZFUNC_MAX_EVENT_MB"} {
		if got.Code != http.StatusRequestEntityTooLarge || !strings.Contains(got.Body.String(), what) || !strings.Contains(stderr.String(), what) {
			t.Errorf("got %d %s, log %s", got.Code, got.Body, stderr)
		}
	}
	for _, setting := range []string{"0", "-1", "many", "1.5", "99999999999999999999"} {
		t.Setenv("AZFUNC_MAX_EVENT_MB", setting)
		if got := answer(1); got.Code != http.StatusInternalServerError || !strings.Contains(got.Body.String(), "not a whole number from 1 to") {
			t.Errorf("%q: got %d %s", setting, got.Code, got.Body)
		}
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// A caller outside must not reach an event function through a wide HTTP route.
func TestEventGuard(t *testing.T) {
	router := NewRouter()
	router.Event("Foo", Generic(func(_ context.Context, e *Event) error { e.Logf("event"); return nil }))
	router.HTTP("Wide", "", "{*path}", answerWith("Wide", "path"))
	for name, test := range map[string]struct {
		change func(r *http.Request)
		event  bool
	}{
		"host":                     {func(*http.Request) {}, true},
		"host, traced":             {func(r *http.Request) { r.Header.Set("traceparent", "00-1") }, true},
		"host without agent":       {func(r *http.Request) { r.Header.Del("User-Agent") }, true},
		"by hand":                  {func(r *http.Request) { r.Host = "localhost:8080"; r.Header.Set("User-Agent", "curl/8.0") }, true},
		"forwarded, host's name":   {func(r *http.Request) { r.Header.Set("User-Agent", "Azure-Functions-Host/4.1 Azure-Functions-Host/4.1") }, false},
		"forwarded, all the same":  {func(r *http.Request) { r.ContentLength = 2 }, false},
		"forwarded":                {func(r *http.Request) { r.Header.Set("User-Agent", "curl/8.0 Azure-Functions-Host/4.1") }, false},
		"forwarded, no agent":      {func(r *http.Request) { r.Host = "shop.azurewebsites.net" }, false},
		"forwarded, own id":        {func(r *http.Request) { r.Header.Add("X-Azure-Functions-InvocationId", "b") }, false},
		"proxied":                  {func(r *http.Request) { r.Header.Set("X-Forwarded-For", "10.0.0.1") }, false},
		"proxied, empty":           {func(r *http.Request) { r.Header.Set("X-Forwarded-For", "") }, false},
		"proxied, empty first":     {func(r *http.Request) { r.Header["X-Forwarded-For"] = []string{"", "10.0.0.1"} }, false},
		"page":                     {func(r *http.Request) { r.Header.Set("Origin", "https://example.com") }, false},
		"page of a file":           {func(r *http.Request) { r.Header.Set("Origin", "null") }, false},
		"page, no origin":          {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, false},
		"page of this machine":     {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, false},
		"form":                     {func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, false},
		"no type":                  {func(r *http.Request) { r.Header.Del("Content-Type") }, false},
		"type that has JSON in it": {func(r *http.Request) { r.Header.Set("Content-Type", "text/plain; application/json") }, false},
		"type without charset":     {func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }, true},
		"query":                    {func(r *http.Request) { r.URL.RawQuery = "code=1" }, false},
		"other case":               {func(r *http.Request) { r.URL.Path = "/foo" }, false},
		"trailing slash":           {func(r *http.Request) { r.URL.Path = "/Foo/" }, false},
		"GET":                      {func(r *http.Request) { r.Method = "GET" }, false},
	} {
		r := envelope("/Foo", `{}`)
		test.change(r)
		w := httptest.NewRecorder()
		router.ServeHTTP(w, r)
		if event := strings.Contains(w.Body.String(), "event"); event != test.event {
			t.Errorf("%s: got %q", name, w.Body)
		}
	}
	r := envelope("/Foo", `{}`)
	r.ContentLength = 2
	if got := handle(func(context.Context, *Event) error { return nil }, r); got.Code != http.StatusOK {
		t.Errorf("with a length, without a wide route: got %d", got.Code)
	}
	r = envelope("/Foo", `{}`)
	r.Header.Set("X-Forwarded-For", "10.0.0.1")
	if got := handle(func(context.Context, *Event) error { return nil }, r); got.Code != http.StatusNotFound {
		t.Errorf("without a wide route: got %d", got.Code)
	}
}

func TestEventRegisteredTwice(t *testing.T) {
	r := NewRouter()
	for _, line := range []string{"first", "last"} {
		r.Event("Foo", Generic(func(_ context.Context, e *Event) error { e.Logf("%s", line); return nil }))
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, envelope("/Foo", `{}`))
	if !strings.Contains(w.Body.String(), `"last"`) {
		t.Errorf("got %s", w.Body)
	}
}

func TestServesEvents(t *testing.T) {
	r := NewRouter()
	r.Event("Foo", Generic(func(context.Context, *Event) error { return nil }))
	if name, ok := r.Serves("POST", "/Foo"); !ok || name != "Foo" {
		t.Errorf("got %q, %v", name, ok)
	}
	for _, path := range []string{"/foo", "/Foo/", "Foo/x"} {
		if _, ok := r.Serves("POST", path); ok {
			t.Errorf("%s is served", path)
		}
	}
}
