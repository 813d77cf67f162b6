package main

import (
	"context"
	"encoding/json"

	"example.com/app/internal/azfunc"
)

// onMcpToolArguments are the properties of the tool in On-mcp-tool/function.json.
type onMcpToolArguments struct {
	Name string `json:"name"`
}

// onMcpTool answers an MCP client that calls the tool.
func (a *app) onMcpTool(ctx context.Context, e *azfunc.MCPToolEvent[onMcpToolArguments]) error {
	arguments, err := json.Marshal(e.Arguments)
	if err != nil {
		return err
	}
	e.Logf("%s was called by %s with %s", e.Tool, e.Client.Name, arguments)
	return e.Reply("Hello! You called me with " + string(arguments))
}
