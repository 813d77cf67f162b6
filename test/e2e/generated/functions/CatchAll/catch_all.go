package main

import (
	"fmt"
	"net/http"
)

// catchAll takes every path.
func (a *app) catchAll(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "caught %s", r.URL.Path)
}
