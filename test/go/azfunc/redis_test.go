package azfunc

import (
	"context"
	"encoding/base64"
	"testing"
)

func TestRedisPubSub(t *testing.T) {
	const wrapped = `{"SubscriptionChannel":"orders*","Channel":"orders.new","Message":"{\"N\":5}"}`
	for _, value := range []string{hostText(t, wrapped), string(quote(base64.StdEncoding.EncodeToString([]byte(wrapped))))} {
		e := deliverRedisPubSub[struct{ N int }](t, value, `{"Channel":"\"other\""}`)
		if e.Message.N != 5 || e.Channel != "orders.new" || e.Subscription != "orders*" {
			t.Errorf("%s: got %+v", value, e)
		}
	}
	if e := deliverRedisPubSub[string](t, hostText(t, `{"Channel":"orders","Message":""}`), `{}`); e.Message != "" || e.Channel != "orders" {
		t.Errorf("empty: got %+v", e)
	}
	captureLog(t)
	router := NewRouter()
	router.Event("Foo", RedisPubSub("in", func(context.Context, *RedisPubSubEvent[string]) error { return nil }))
	for _, text := range []string{"hello", `{"N":5}`, `{"Message":null}`} {
		if w := post(router, hostText(t, text), `{}`); w.Code != 500 {
			t.Errorf("%s: got %d", text, w.Code)
		}
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
