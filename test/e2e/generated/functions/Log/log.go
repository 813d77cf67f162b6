package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
)

// log writes a line of each kind.
func (a *app) log(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	slog.DebugContext(ctx, "a debug line")
	slog.InfoContext(ctx, "an info line about an error")
	slog.WarnContext(ctx, "a careful line")
	slog.ErrorContext(ctx, "an error line that warns: WARNING", "warned", "Warn\nagain")
	slog.With("request", 7).ErrorContext(ctx, "an error with attributes that warn")
	log.Print("a line of package log")
	fmt.Println("a bare line")
}
