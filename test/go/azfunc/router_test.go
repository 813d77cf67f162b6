package azfunc

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answerWith writes the function's name and its route parameters.
func answerWith(name string, params ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, name)
		for _, p := range params {
			fmt.Fprintf(w, " %s=%s", p, r.PathValue(p))
		}
	}
}

func request(router http.Handler, method, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w
}

func TestRouter(t *testing.T) {
	r := NewRouter()
	// The wide route comes first, yet the host tries the narrow ones before it.
	r.HTTP("Files", "GET", "api/{*path}", answerWith("Files", "path"))
	r.HTTP("ByName", "", "api/items/{name}", answerWith("ByName", "name"))
	r.HTTP("ById", "get,Post", "api/items/{id:int}", answerWith("ById", "id"))
	r.HTTP("All", "GET", "api/items/all", answerWith("All"))
	for _, test := range []struct{ method, path, want string }{
		{"GET", "/api/items/all", "All"},
		{"GET", "/API/ITEMS/ALL/", "All"},
		{"POST", "/api/items/all", "ByName name=all"},
		{"GET", "/api/items/5", "ById id=5"},
		{"POST", "/api/items/5", "ById id=5"},
		{"post", "/api/items/5", "ById id=5"},
		{"DELETE", "/api/items/5", "ByName name=5"},
		{"GET", "/api/items/a%2Fb", "ByName name=a/b"},
		{"GET", "/api/items/5/parts", "Files path=items/5/parts"},
		{"GET", "/api", "Files path="},
	} {
		if got := request(r, test.method, test.path); got.Code != http.StatusOK || got.Body.String() != test.want {
			t.Errorf("%s %s: got %d %q, want %q", test.method, test.path, got.Code, got.Body, test.want)
		}
	}
	for _, test := range []struct{ method, path string }{
		{"PUT", "/api/other"}, {"HEAD", "/api/items/5/parts"}, {"GET", "/items/all"}, {"POST", "/"}, {"POST", "/ById"},
	} {
		if got := request(r, test.method, test.path); got.Code != http.StatusNotFound {
			t.Errorf("%s %s: got %d, want 404", test.method, test.path, got.Code)
		}
	}
}

func TestServes(t *testing.T) {
	r := NewRouter()
	r.HTTP("Foo", "GET", "api/foo/{id:int}", answerWith("Foo"))
	if name, ok := r.Serves("GET", "/api/foo/1"); !ok || name != "Foo" {
		t.Errorf("got %q, %v", name, ok)
	}
	for _, path := range []string{"/api/foo/x", "/", "/Foo"} {
		if name, ok := r.Serves("GET", path); ok {
			t.Errorf("GET %s: got %q", path, name)
		}
	}
}

func TestReadinessProbe(t *testing.T) {
	r := NewRouter()
	if got := request(r, "GET", "/"); got.Code != http.StatusOK || got.Body.Len() != 0 {
		t.Errorf("got %d %q", got.Code, got.Body)
	}
	r.HTTP("Root", "GET", "", answerWith("Root"))
	if got := request(r, "GET", "/"); got.Body.String() != "Root" {
		t.Errorf("a function with the root as its route: got %q", got.Body)
	}
}

// One wrong route takes down the host; here it must not take down the functions beside it.
func TestBadTemplateIsLoggedAndTheOthersAreServed(t *testing.T) {
	var logged strings.Builder
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, nil)))
	r := NewRouter()
	r.HTTP("Bad", "GET", "api/{a}{b}", answerWith("Bad"))
	r.HTTP("Good", "GET", "api/good", answerWith("Good"))
	if got := request(r, "GET", "/api/good"); got.Body.String() != "Good" {
		t.Errorf("got %d %q", got.Code, got.Body)
	}
	if got := request(r, "GET", "/api/xy"); got.Code != http.StatusNotFound {
		t.Errorf("got %d", got.Code)
	}
	for _, word := range []string{"Bad/function.json", "cannot contain two consecutive parameters"} {
		if !strings.Contains(logged.String(), word) {
			t.Errorf("no %q in %q", word, logged.String())
		}
	}
}

func BenchmarkRouter(b *testing.B) {
	r := NewRouter()
	r.HTTP("HttpExample", "GET,POST", "api/HttpExample", func(http.ResponseWriter, *http.Request) {})
	mux := http.NewServeMux()
	mux.HandleFunc("/api/HttpExample", func(http.ResponseWriter, *http.Request) {})
	for name, handler := range map[string]http.Handler{"router": r, "mux": mux} {
		b.Run(name, func(b *testing.B) {
			req, w := httptest.NewRequest("GET", "/api/HttpExample", nil), httptest.NewRecorder()
			req.Header.Set("X-Azure-Functions-InvocationId", "1")
			b.ReportAllocs()
			for range b.N {
				handler.ServeHTTP(w, req)
			}
		})
	}
}
