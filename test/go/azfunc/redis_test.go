package azfunc

import (
	"context"
	"testing"
)

func TestRedisPubSub(t *testing.T) {
	e := deliverRedisPubSub[string](t, `"\"hello\""`, `{"Channel":"\"orders.new\"","SubscriptionChannel":"\"orders*\"","Message":"\"hello\""}`)
	if e.Message != "hello" || e.Channel != "orders.new" || e.Subscription != "orders*" {
		t.Errorf("got %+v", e)
	}
	// Properties of the message replace what Redis says and may have any type.
	if e := deliverRedisPubSub[struct{ N int }](t, `"\"{\\\"N\\\":5}\""`, `{"Channel":{"a":1},"SubscriptionChannel":"[1]"}`); e.Message.N != 5 || e.Channel == "orders.new" {
		t.Errorf("got %+v", e)
	}
}

func TestRedisList(t *testing.T) {
	var got []string
	handler := RedisList("in", func(_ context.Context, e *RedisListEvent[string]) error {
		got = append(got, e.Entry)
		return nil
	})
	deliver(t, handler, `"\"Grüße 👋\""`, "{}")
	deliver(t, handler, `"\"\""`, "{}")
	if len(got) != 2 || got[0] != "Grüße 👋" || got[1] != "" {
		t.Errorf("got %q", got)
	}
}

func TestRedisStream(t *testing.T) {
	type values struct {
		Name  string `json:"name"`
		Count int    `json:"count,string"`
	}
	var got *RedisStreamEvent[values]
	deliver(t, RedisStream("in", func(_ context.Context, e *RedisStreamEvent[values]) error {
		got = e
		return nil
	}), hostText(t, `{"Id":"1526919030474-55","Values":{"name":"Zoë","count":"7"}}`), `{"Key":"\"orders\"","Id":"\"other\"","Values":{}}`)
	if got.ID != "1526919030474-55" || got.Values.Name != "Zoë" || got.Values.Count != 7 || got.Key != "orders" {
		t.Errorf("got %+v", got)
	}
}

func deliverRedisPubSub[T any](t *testing.T, message, metadata string) (got *RedisPubSubEvent[T]) {
	t.Helper()
	deliver(t, RedisPubSub("in", func(_ context.Context, e *RedisPubSubEvent[T]) error {
		got = e
		return nil
	}), message, metadata)
	return got
}
