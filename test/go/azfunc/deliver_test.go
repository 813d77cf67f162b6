package azfunc

import (
	"net/http/httptest"
	"testing"
)

// deliver calls a handler with the value of its trigger "in" and metadata, both as the
// host writes them.
func deliver(t *testing.T, handler EventHandler, value, metadata string) {
	t.Helper()
	router := NewRouter()
	router.Event("Foo", handler)
	if w := post(router, value, metadata); w.Code != 200 {
		t.Fatalf("%s: got %d %s", value, w.Code, w.Body)
	}
}

func post(router *Router, value, metadata string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	router.ServeHTTP(w, envelope("/Foo", `{"Data":{"in":`+value+`},"Metadata":`+metadata+`}`))
	return w
}
