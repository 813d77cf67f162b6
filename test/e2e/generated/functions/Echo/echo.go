package main

import (
	"encoding/json"
	"io"
	"net/http"
)

// echo answers with what it got.
func (a *app) echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"method": r.Method, "host": r.Host, "rest": r.PathValue("rest"),
		"query": r.URL.Query(), "headers": r.Header, "body": string(body),
	})
}
