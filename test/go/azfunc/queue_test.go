package azfunc

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"
)

func TestQueue(t *testing.T) {
	const metadata = `{"DequeueCount":"3","Id":"\"the-message\"","PopReceipt":"\"receipt\"","InsertionTime":"2026-01-02T03:04:05","ExpirationTime":"2026-01-09T03:04:05","NextVisibleTime":"2026-01-02T03:14:05"}`
	inserted := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	e := receive[string](t, `"\"hello\""`, metadata)
	if e.Message != "hello" || e.ID != "the-message" || e.DequeueCount != 3 || e.PopReceipt != "receipt" ||
		!e.Inserted.Equal(inserted) || !e.Expires.Equal(inserted.AddDate(0, 0, 7)) || !e.NextVisible.Equal(inserted.Add(10*time.Minute)) {
		t.Errorf("got %+v", e)
	}
	if e := receive[[]byte](t, `"AAEC"`, metadata); string(e.Message) != "\x00\x01\x02" {
		t.Errorf("bytes: got %q", e.Message)
	}
	if e := receive[struct{ N int }](t, `"\"{\\\"N\\\":5}\""`, metadata); e.Message.N != 5 {
		t.Errorf("JSON: got %+v", e.Message)
	}
}

// Properties of the message replace the queue's own metadata and may have any type.
func TestQueueMetadataOfTheMessage(t *testing.T) {
	e := receive[struct{ ID int }](t, `"\"{\\\"ID\\\":7}\""`, `{"DequeueCount":{"x":1},"Id":"7","PopReceipt":"[1]","InsertionTime":"\"soon\""}`)
	if e.Message.ID != 7 || e.DequeueCount != 0 || !e.Inserted.IsZero() {
		t.Errorf("got %+v", e)
	}
}

func receive[T any](t *testing.T, message, metadata string) *QueueEvent[T] {
	t.Helper()
	var got *QueueEvent[T]
	router := NewRouter()
	router.Event("Foo", Queue("message", func(_ context.Context, e *QueueEvent[T]) error {
		got = e
		return nil
	}))
	w := httptest.NewRecorder()
	router.ServeHTTP(w, envelope("/Foo", `{"Data":{"message":`+message+`},"Metadata":`+metadata+`}`))
	if got == nil || w.Code != 200 {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
	return got
}
