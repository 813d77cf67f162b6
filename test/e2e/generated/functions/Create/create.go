package main

import "net/http"

// create is bound to $return, and answers with two cookies and no body but a place to go.
func (a *app) create(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Set-Cookie", "a=1")
	w.Header().Add("Set-Cookie", "b=2")
	http.Redirect(w, r, "/api/products/tea/7", http.StatusSeeOther)
}
