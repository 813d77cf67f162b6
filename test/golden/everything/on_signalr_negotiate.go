package main

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"example.com/app/internal/azfunc"
)

// onSignalrNegotiate tells a client where to connect to, and gives it a token.
func (a *app) onSignalrNegotiate(w http.ResponseWriter, r *http.Request, b onSignalrNegotiateBindings) {
	var info azfunc.SignalRConnectionInfo
	if err := b.ConnectionInfo.Decode(&info); err != nil {
		slog.ErrorContext(r.Context(), "cannot read the connection", "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(info); err != nil {
		slog.WarnContext(r.Context(), "cannot answer", "error", err)
	}
}
