package azfunc

import (
	"context"
	"encoding/json"
	"testing"
)

type mcpArguments struct {
	Name string
	N    int
}

const mcpCall = `{"name":"greet","arguments":{"name":"Zoë","n":7},"sessionid":"s1","clientinfo":{"name":"inspector","version":"1.0"},"transport":{"name":"http-streamable","sessionId":"s1","properties":{"headers":{"x":"1"}}}}`

func TestMCPTool(t *testing.T) {
	var got []*MCPToolEvent[mcpArguments]
	handler := MCPTool("in", func(_ context.Context, e *MCPToolEvent[mcpArguments]) error {
		got = append(got, e)
		return nil
	})
	deliver(t, handler, hostText(t, mcpCall), `{"mcptoolargs":{"name":"other"},"mcpsessionid":"\"other\""}`)
	deliver(t, handler, hostText(t, `{"name":"greet","arguments":null,"sessionid":null,"clientinfo":null,"transport":null}`), "{}")
	e := got[0]
	if e.Tool != "greet" || e.Arguments != (mcpArguments{"Zoë", 7}) || e.SessionID != "s1" || e.Client != (MCPClient{"inspector", "1.0"}) || e.Transport != "http-streamable" || e.Headers["x"] != "1" {
		t.Errorf("got %+v", e)
	}
	if e := got[1]; e.Tool != "greet" || e.Arguments != (mcpArguments{}) || e.SessionID != "" {
		t.Errorf("got %+v", e)
	}
}

// A text such as "test" is valid Base64, and the host would take it for bytes.
func TestMCPToolReply(t *testing.T) {
	for _, text := range []string{"test", "", "[1]", "2026-01-02T03:04:05", `<b>"Zoë" & 👋</b>`} {
		router := NewRouter()
		router.Event("Foo", MCPTool("in", func(_ context.Context, e *MCPToolEvent[mcpArguments]) error { return e.Reply(text) }))
		var answer struct{ ReturnValue string }
		if err := json.Unmarshal(post(router, hostText(t, mcpCall), "{}").Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		var result struct{ Type, Content string }
		if err := json.Unmarshal([]byte(answer.ReturnValue), &result); err != nil || result.Type != "text" {
			t.Fatalf("%q: got %s", text, answer.ReturnValue)
		}
		var block struct{ Type, Text string }
		if err := json.Unmarshal([]byte(result.Content), &block); err != nil || block.Type != "text" || block.Text != text {
			t.Errorf("%q: got %s", text, result.Content)
		}
	}
}
