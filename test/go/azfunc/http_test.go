package azfunc

import (
	"net/http"
	"testing"
)

// The host carries one cookie of an HTTP function with other bindings (host contract 4.6).
func TestHTTPRefusesTwoCookies(t *testing.T) {
	for count, want := range []int{http.StatusOK, http.StatusOK, http.StatusInternalServerError} {
		handler := HTTP("req", "res", func(w http.ResponseWriter, _ *http.Request) {
			for range count {
				http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			}
		})
		const body = `{"Data":{"req":{"Url":"http://localhost/api/Foo","Method":"GET","Headers":{},"Body":""}},"Metadata":{}}`
		if got := handle(handler, envelope("/Foo", body)); got.Code != want {
			t.Errorf("%d cookies: got %d %s", count, got.Code, got.Body)
		}
	}
}
