package azfunc

import "testing"

func TestCosmosDB(t *testing.T) {
	type document struct {
		ID    string `json:"id"`
		Total float64
	}
	e := receiveWith(t, CosmosDB[document], `"\"[{\\\"id\\\":\\\"1\\\",\\\"total\\\":9.5},{\\\"id\\\":\\\"2\\\"}]\""`, `{}`)
	if len(e.Documents) != 2 || e.Documents[0] != (document{"1", 9.5}) || e.Documents[1].ID != "2" {
		t.Errorf("got %+v", e.Documents)
	}
	if e := receiveWith(t, CosmosDB[document], `"[{\"id\":\"3\"}]"`, `{}`); len(e.Documents) != 1 || e.Documents[0].ID != "3" {
		t.Errorf("an array, encoded once: got %+v", e.Documents)
	}
	if e := receiveWith(t, CosmosDB[document], `"\"[]\""`, `{}`); len(e.Documents) != 0 {
		t.Errorf("none: got %+v", e.Documents)
	}
}
