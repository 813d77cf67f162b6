package main

import (
	"fmt"
	"log/slog"
	"net/http"
)

var released = make(chan struct{})

// stream sends the second half of its answer when release was called.
func (a *app) stream(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "first,")
	w.(http.Flusher).Flush()
	select {
	case <-released:
		fmt.Fprint(w, "second")
	case <-r.Context().Done():
		slog.InfoContext(r.Context(), "the caller has left")
	}
}
