package hostcall

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// project writes files into a new folder; the keys are paths.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

const (
	forwarding = `{"customHandler": {"enableForwardingHttpRequest": true}}`
	httpIn     = `{"type": "HttpTrigger", "direction": "IN", "name": "req"}`
	httpOut    = `{"type": "http", "direction": "out", "name": "res"}`
	queueOut   = `{"type": "queue", "direction": "out", "name": "msg"}`
	blobIn     = `{"type": "blob", "direction": "in", "name": "blob"}`
)

func TestIsHTTP(t *testing.T) {
	for _, test := range []struct {
		name, host string
		bindings   []string
		want       bool
	}{
		{"forwarded", forwarding, []string{httpIn, httpOut}, true},
		{"proxied", `{"customHandler": {"enableProxyingHttpRequest": true}}`, []string{httpOut, httpIn}, true},
		{"neither", `{"customHandler": {}}`, []string{httpIn, httpOut}, false},
		{"with comments", "\ufeff// why\n{/* \"x */\"customHandler\": {\"enableForwardingHttpRequest\": true, \"a\": \"//\\\"/*\"}}", []string{httpIn, httpOut}, true},
		{"no output", forwarding, []string{httpIn}, false},
		{"one more output", forwarding, []string{httpIn, httpOut, queueOut}, false},
		{"another output", forwarding, []string{httpIn, queueOut}, false},
		{"one more input", forwarding, []string{httpIn, httpOut, blobIn}, false},
	} {
		root := project(t, map[string]string{"host.json": test.host, "Foo/function.json": `{"bindings": [` + strings.Join(test.bindings, ",") + `]}`})
		f, err := Find(root, "Foo")
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if f.IsHTTP() != test.want {
			t.Errorf("%s: got %v", test.name, f.IsHTTP())
		}
	}
}

func TestPathAndMethods(t *testing.T) {
	for _, test := range []struct{ prefix, binding, path, methods string }{
		{`"api"`, `"name": "req"`, "/api/Foo", "GET,POST,PUT,DELETE,PATCH,HEAD,OPTIONS"},
		{`""`, `"route": "items/{id:int}", "methods": ["get", "Put"]`, "/items/1", "GET,PUT"},
		{`"v1/x"`, `"route": "", "methods": ["delete"]`, "/v1/x/Foo", "DELETE"},
	} {
		root := project(t, map[string]string{
			"host.json":         `{"extensions": {"http": {"routePrefix": ` + test.prefix + `}}}`,
			"Foo/function.json": `{"bindings": [{"type": "httpTrigger", "direction": "in", ` + test.binding + `}, ` + httpOut + `]}`,
		})
		f, err := Find(root, "Foo")
		if err != nil {
			t.Fatal(err)
		}
		path, err := f.Path(nil)
		if methods := strings.Join(f.Methods(), ","); err != nil || path != test.path || methods != test.methods {
			t.Errorf("%s: got %q, %q, %v", test.binding, path, methods, err)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for want, files := range map[string]map[string]string{
		"host.json":                         {},
		"function.json: unexpected end":     {"host.json": "{}", "Foo/function.json": "{"},
		`no function "Foo"; there are: Bar`: {"host.json": "{}", "Bar/function.json": "{}", "foo/notes.txt": ""},
	} {
		if _, err := Find(project(t, files), "Foo"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want %q in it", err, want)
		}
	}
}

func TestHTTPRequest(t *testing.T) {
	root := project(t, map[string]string{"host.json": forwarding, "Foo/function.json": `{"bindings": [` + httpIn + `,` + httpOut + `]}`, "Foo/sample.dat": "{}\r\n"})
	f, err := Find(root, "Foo")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := f.Sample()
	if err != nil || sample != "{}" {
		t.Errorf("sample: got %q, %v", sample, err)
	}
	r, err := f.HTTPRequest("http://127.0.0.1:1", "", nil, "a=1&a=2", sample)
	if err != nil {
		t.Fatal(err)
	}
	if r.Method != "POST" || r.URL.String() != "http://127.0.0.1:1/api/Foo?a=1&a=2" || r.Header.Get("X-Azure-Functions-InvocationId") == "" ||
		!slices.Contains(strings.Fields(r.UserAgent()), "Azure-Functions-Host/4.0.0.0") {
		t.Errorf("got %s %s %v", r.Method, r.URL, r.Header)
	}
	if r, err = f.HTTPRequest("", "", nil, "", ""); err != nil || r.Method != "GET" {
		t.Errorf("without a body: got %v, %v", r, err)
	}
}
