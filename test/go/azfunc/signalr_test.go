package azfunc

import (
	"context"
	"encoding/json"
	"testing"
)

func TestSignalR(t *testing.T) {
	e := deliverSignalR(t, `{"Arguments":["Grüße 👋",{"n":7}],"Error":null,"Category":"messages","Event":"sendMessage","Hub":"chat","ConnectionId":"c1","UserId":"ada","Headers":{"h":"1"},"Query":{"q":"2"},"Claims":{"nameid":"ada"}}`)
	if e.Hub != "chat" || e.Category != "messages" || e.Name != "sendMessage" || e.ConnectionID != "c1" || e.UserID != "ada" || e.Error != "" ||
		e.Headers["h"] != "1" || e.Query["q"] != "2" || e.Claims["nameid"] != "ada" {
		t.Errorf("got %+v", e)
	}
	var text string
	var object struct{ N int }
	if e.Argument(0, &text) != nil || text != "Grüße 👋" || e.Argument(1, &object) != nil || object.N != 7 {
		t.Errorf("got %q, %+v", text, object)
	}
	if e.Argument(1, &text) == nil || e.Argument(2, &text) == nil {
		t.Error("an argument of another type, or none, was decoded")
	}
}

func TestSignalROfAConnection(t *testing.T) {
	e := deliverSignalR(t, `{"Arguments":null,"Error":"gone","Category":"connections","Event":"disconnected","UserId":null,"Claims":null}`)
	if e.Name != "disconnected" || e.Error != "gone" || e.UserID != "" || len(e.Arguments) != 0 {
		t.Errorf("got %+v", e)
	}
}

func TestSignalRActions(t *testing.T) {
	for want, action := range map[string]SignalRAction{
		`{"target":"news","arguments":[],"userId":"ada"}`:               SignalRMessage{Target: "news", Arguments: []any{}, UserID: "ada"},
		`{"action":"removeAll","connectionId":"c1"}`:                    SignalRGroupAction{Action: "removeAll", ConnectionID: "c1"},
		`{"target":"news","arguments":["a",1],"groupName":"customers"}`: SignalRMessage{Target: "news", Arguments: []any{"a", 1}, GroupName: "customers"},
	} {
		if got, err := json.Marshal(action); err != nil || string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func deliverSignalR(t *testing.T, invocation string) (got *SignalREvent) {
	t.Helper()
	deliver(t, SignalR("in", func(_ context.Context, e *SignalREvent) error {
		got = e
		return nil
	}), invocation, "{}")
	return got
}
