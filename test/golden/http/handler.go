// Command app answers the Azure Functions host.
package main

import (
	"os"

	"example.com/app/internal/azfunc"
)

func main() {
	azfunc.LogToHost()
	os.Exit(azfunc.Serve(newHandler(newApp())))
}

// app holds what the functions share, such as clients. Each function is one of its methods.
type app struct{}

func newApp() *app {
	return &app{}
}
