package azfunc

import (
	"context"
	"testing"
	"time"
)

const blobMetadata = `{"Uri":"\"http://127.0.0.1:10000/devstoreaccount1/uploads/a.txt\"","name":"\"a.txt\"","Metadata":{"author":"Ada"},"Properties":{"ContentType":"text/plain","ContentLength":5,"CreatedOn":"2026-01-02T03:04:05+00:00","LastModified":"2026-01-02T03:04:05.123+00:00","ETag":{},"BlobType":0}}`

func TestBlob(t *testing.T) {
	e := receiveWith(t, Blob[string], `"aGVsbG8="`, blobMetadata)
	if e.Content != "hello" || e.URI != "http://127.0.0.1:10000/devstoreaccount1/uploads/a.txt" || e.Labels["author"] != "Ada" ||
		e.Properties.ContentType != "text/plain" || e.Properties.ContentLength != 5 ||
		!e.Properties.CreatedOn.Equal(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)) || e.Properties.LastModified.Nanosecond() != 123_000_000 {
		t.Errorf("got %+v", e)
	}
	var name string
	if err := e.Metadata("name", &name); err != nil || name != "a.txt" {
		t.Errorf("name: got %q, %v", name, err)
	}
	if e := receiveWith(t, Blob[[]byte], `"AAEC"`, blobMetadata); string(e.Content) != "\x00\x01\x02" {
		t.Errorf("bytes: got %q", e.Content)
	}
	if e := receiveWith(t, Blob[[]byte], `""`, blobMetadata); len(e.Content) != 0 {
		t.Errorf("empty: got %q", e.Content)
	}
	if e := receiveWith(t, Blob[struct{ N int }], `"eyJOIjo1fQ=="`, blobMetadata); e.Content.N != 5 {
		t.Errorf("JSON: got %+v", e.Content)
	}
}

// Bytes are not a number, a word of JSON or a date because their Base64 looks like one.
func TestBlobThatLooksLikeJSON(t *testing.T) {
	for base64, want := range map[string]string{"1234": "\xd7\x6d\xf8", "null": "\x9e\xe9\x65", "true": "\xb6\xbb\x9e", "MjA0Mg==": "2042"} {
		if e := receiveWith(t, Blob[[]byte], `"`+base64+`"`, blobMetadata); string(e.Content) != want {
			t.Errorf("%s: got %q", base64, e.Content)
		}
	}
}

// receiveWith sends a value through the handler that a constructor makes, and returns the event.
func receiveWith[E any](t *testing.T, constructor func(string, func(context.Context, *E) error) EventHandler, value, metadata string) *E {
	t.Helper()
	var got *E
	deliver(t, constructor("in", func(_ context.Context, e *E) error {
		got = e
		return nil
	}), value, metadata)
	return got
}
