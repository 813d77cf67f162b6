package main

import (
	"errors"
	"fmt"
	"net/http"
)

// panic panics in several ways.
func (a *app) panic(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Query().Get("how") {
	case "error":
		panic(errors.New("first line\nsecond line, a warning"))
	case "nil":
		var missing map[string]int
		missing["a"] = 1
	case "late":
		fmt.Fprint(w, "half an answer")
		w.(http.Flusher).Flush()
		panic("too late")
	case "goroutine":
		go func() { panic("nobody recovers this") }()
		<-r.Context().Done()
	}
	fmt.Fprint(w, "alive")
}
