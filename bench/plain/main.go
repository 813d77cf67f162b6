// Command plain is what a handler would be without a generator: net/http and nothing else. The
// benchmark puts the generated http_example.go beside it, so that both serve the same function.
package main

import (
	"log"
	"net/http"
	"os"
)

type app struct{}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/HttpExample", (&app{}).httpExample)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), mux))
}
