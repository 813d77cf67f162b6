package main

import (
	"errors"
	"sync"
	"time"
)

// warmUp is the share of the requests that go before the measured ones.
const warmUp = 0.1

// load keeps all connections busy until the requests are done, and returns requests per second.
func load(executable string, connections, requests int) (float64, error) {
	h, err := start(executable)
	if err != nil {
		return 0, err
	}
	defer h.stop()
	open := make([]*connection, connections)
	for i := range open {
		if open[i], err = dial(h.address); err != nil {
			return 0, err
		}
		defer open[i].close()
	}
	each := requests / connections
	if err := callAll(open, int(float64(each)*warmUp)); err != nil {
		return 0, err
	}
	began := time.Now()
	if err := callAll(open, each); err != nil {
		return 0, err
	}
	return float64(each*connections) / time.Since(began).Seconds(), nil
}

func callAll(open []*connection, times int) error {
	failures := make([]error, len(open))
	var group sync.WaitGroup
	for i, c := range open {
		group.Add(1)
		go func() {
			defer group.Done()
			for range times {
				if failures[i] = c.call(); failures[i] != nil {
					return
				}
			}
		}()
	}
	group.Wait()
	return errors.Join(failures...)
}
