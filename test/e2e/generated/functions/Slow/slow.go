package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// slow answers after a while.
func (a *app) slow(w http.ResponseWriter, r *http.Request) {
	slog.InfoContext(r.Context(), "slow begins")
	time.Sleep(400 * time.Millisecond)
	fmt.Fprint(w, "done")
}
