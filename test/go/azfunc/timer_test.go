package azfunc

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"
)

func TestTimer(t *testing.T) {
	last := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		info string
		want TimerEvent
	}{
		{`{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-01-02T03:00:00Z","Next":"2026-01-02T03:05:00","LastUpdated":"2026-01-02T03:00:00+00:00"},"IsPastDue":true}`,
			TimerEvent{IsPastDue: true, Last: Time{last}, Next: Time{last.Add(5 * time.Minute)}, Updated: Time{last}}},
		{`{"Schedule":{},"ScheduleStatus":{"Last":"0001-01-01T00:00:00","Next":"2026-01-02T03:00:00","LastUpdated":"0001-01-01T00:00:00"},"IsPastDue":false}`,
			TimerEvent{Next: Time{last}}},
		{`{"Schedule":{},"ScheduleStatus":null,"IsPastDue":false}`, TimerEvent{}},
		{`"{\"IsPastDue\":true}"`, TimerEvent{IsPastDue: true}},
	} {
		called := false
		router := NewRouter()
		router.Event("Foo", Timer("timer", func(_ context.Context, e *TimerEvent) error {
			called = true
			if e.IsPastDue != test.want.IsPastDue || !e.Last.Equal(test.want.Last.Time) || !e.Next.Equal(test.want.Next.Time) || !e.Updated.Equal(test.want.Updated.Time) {
				t.Errorf("%s: got %+v", test.info, e)
			}
			return nil
		}))
		w := httptest.NewRecorder()
		router.ServeHTTP(w, envelope("/Foo", `{"Data":{"timer":`+test.info+`},"Metadata":{}}`))
		if !called || w.Code != 200 {
			t.Errorf("%s: got %d %s", test.info, w.Code, w.Body)
		}
	}
}
