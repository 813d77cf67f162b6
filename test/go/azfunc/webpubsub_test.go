package azfunc

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
)

func TestWebPubSub(t *testing.T) {
	const from = `"connectionContext":{"eventType":"user","eventName":"message","hub":"chat","connectionId":"c1","userId":"ada","states":{},"headers":{}}`
	e := deliverWebPubSub[string](t, hostText(t, `{`+from+`,"data":"Grüße 👋","dataType":"text"}`))
	if e.Hub != "chat" || e.EventType != "user" || e.EventName != "message" || e.ConnectionID != "c1" || e.UserID != "ada" || e.Message != "Grüße 👋" || e.DataType != "text" {
		t.Errorf("got %+v", e)
	}
	// A text in quotation marks keeps them.
	if e := deliverWebPubSub[string](t, hostText(t, `{`+from+`,"data":"\"quoted\""}`)); e.Message != `"quoted"` {
		t.Errorf("got %q", e.Message)
	}
	if e := deliverWebPubSub[struct{ N int }](t, hostText(t, `{`+from+`,"data":"{\"N\":5}","dataType":"json"}`)); e.Message.N != 5 {
		t.Errorf("got %+v", e.Message)
	}
	if e := deliverWebPubSub[string](t, `{`+from+`,"data":"an object"}`); e.Message != "an object" {
		t.Errorf("got %+v", e.Message)
	}
}

func TestWebPubSubOfAConnection(t *testing.T) {
	e := deliverWebPubSub[string](t, hostText(t, `{"connectionContext":{"eventType":"system","eventName":"connect","userId":null},"data":null,"claims":{"nameid":["ada"]},"query":{"q":["1","2"]},"subprotocols":["p"],"reason":null}`))
	if e.EventName != "connect" || e.UserID != "" || e.Message != "" || e.Claims["nameid"][0] != "ada" || len(e.Query["q"]) != 2 || e.Subprotocols[0] != "p" {
		t.Errorf("got %+v", e)
	}
}

func TestWebPubSubAnswers(t *testing.T) {
	router := NewRouter()
	router.Event("Foo", WebPubSub("in", func(_ context.Context, e *WebPubSubEvent[string]) error {
		if e.Message == "" {
			return e.Reject("userError", "empty")
		}
		return e.Reply("test")
	}))
	for data, want := range map[string]string{"x": `{"data":"test","dataType":"text"}`, "": `{"code":"userError","errorMessage":"empty"}`} {
		w := post(router, hostText(t, `{"data":"`+data+`"}`), "{}")
		if !strings.Contains(w.Body.String(), `"ReturnValue":`+want) {
			t.Errorf("got %s, want %s", w.Body, want)
		}
	}
}

func TestWebPubSubAction(t *testing.T) {
	for want, action := range map[string]WebPubSubAction{
		`{"actionName":"sendToAll","dataType":"text","data":"hi"}`:                                            {Name: "sendToAll", Data: "hi", DataType: "text"},
		`{"actionName":"sendToAll","data":""}`:                                                                {Name: "sendToAll"},
		`{"actionName":"closeAllConnections","reason":"late"}`:                                                {Name: "closeAllConnections", Reason: "late"},
		`{"actionName":"sendToUser","dataType":"binary","userId":"a","data":{"type":"Buffer","data":"AAE="}}`: {Name: "sendToUser", Bytes: []byte{0, 1}, UserID: "a"},
	} {
		if got, err := json.Marshal(action); err != nil || string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func deliverWebPubSub[T any](t *testing.T, request string) (got *WebPubSubEvent[T]) {
	t.Helper()
	deliver(t, WebPubSub("in", func(_ context.Context, e *WebPubSubEvent[T]) error {
		got = e
		return nil
	}), request, "{}")
	return got
}

// hostText encodes a text twice, as the host does.
func hostText(t *testing.T, text string) string {
	t.Helper()
	once, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := json.Marshal(string(once))
	if err != nil {
		t.Fatal(err)
	}
	return string(twice)
}
