package main

import "net/http"

func (a *app) release(w http.ResponseWriter, r *http.Request) {
	released <- struct{}{}
}
