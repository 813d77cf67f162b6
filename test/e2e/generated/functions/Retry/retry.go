package main

import (
	"context"
	"fmt"

	"example.com/app/internal/azfunc"
)

// retry succeeds in its last attempt only.
func (a *app) retry(ctx context.Context, e *azfunc.QueueEvent[string]) error {
	retry, ok := e.Retry()
	e.Logf("attempt %d of %d, %t", retry.RetryCount, retry.MaxRetryCount, ok)
	if retry.RetryCount < retry.MaxRetryCount {
		return fmt.Errorf("attempt %d failed", retry.RetryCount)
	}
	return nil
}
