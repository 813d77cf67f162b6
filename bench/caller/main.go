// Command caller starts a handler, calls it, and ends it:
//
//	caller start EXECUTABLE                       prints the seconds from exec to the first response
//	caller load EXECUTABLE CONNECTIONS REQUESTS   prints requests per second
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	number, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "caller:", err)
		os.Exit(1)
	}
	fmt.Println(number)
}

func run(args []string) (float64, error) {
	switch {
	case len(args) == 2 && args[0] == "start":
		return startUp(args[1])
	case len(args) == 4 && args[0] == "load":
		connections, err := strconv.Atoi(args[2])
		if err != nil {
			return 0, err
		}
		requests, err := strconv.Atoi(args[3])
		if err != nil {
			return 0, err
		}
		return load(args[1], connections, requests)
	}
	return 0, errors.New("usage: caller start EXECUTABLE | caller load EXECUTABLE CONNECTIONS REQUESTS")
}
