package main

import (
	"fmt"
	"net/http"
)

// getProduct answers with the values of its route.
func (a *app) getProduct(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "category=%s id=%s", r.PathValue("category"), r.PathValue("id"))
}
