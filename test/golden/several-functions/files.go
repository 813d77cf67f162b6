package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
)

// files greets whom the query names (?name=Ada) or a JSON body: {"name": "Ada"}.
func (a *app) files(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Name string `json:"name"`
	}
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&body)
	if err != nil && err != io.EOF { // io.EOF: there is no body
		slog.WarnContext(r.Context(), "cannot read the body", "error", err)
		http.Error(w, "cannot read the body as JSON", http.StatusBadRequest)
		return
	}
	name := cmp.Or(r.URL.Query().Get("name"), body.Name, "World")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintf(w, "Hello, %s!\n", name)
}
