package main

import (
	"encoding/json"
	"net/http"
)

// reply answers what the caller asks for, and sends a message.
func (a *app) reply(w http.ResponseWriter, r *http.Request, b replyBindings) {
	var asked struct {
		Status  int
		Headers http.Header
		Body    []byte
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, "this is no JSON", http.StatusBadRequest)
		return
	}
	if err := b.Copy.SendText("sent"); err != nil {
		panic(err)
	}
	for name, values := range asked.Headers {
		w.Header()[name] = values
	}
	if asked.Status != 0 {
		w.WriteHeader(asked.Status)
	}
	_, _ = w.Write(asked.Body)
}
