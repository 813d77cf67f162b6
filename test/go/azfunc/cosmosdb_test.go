package azfunc

import "testing"

func TestCosmosDB(t *testing.T) {
	type document struct {
		ID    string `json:"id"`
		Total float64
	}
	e := receiveWith(t, CosmosDB[document], `"\"[{\\\"id\\\":\\\"1\\\",\\\"total\\\":9.5},{\\\"id\\\":\\\"2\\\"}]\""`, `{}`)
	if len(e.Changes) != 2 || e.Changes[0].Document != (document{"1", 9.5}) || e.Changes[1].Document.ID != "2" || string(e.Changes[1].Raw) != `{"id":"2"}` {
		t.Errorf("got %+v", e.Changes)
	}
	if e := receiveWith(t, CosmosDB[document], `"[{\"id\":\"3\"}]"`, `{}`); len(e.Changes) != 1 || e.Changes[0].Document.ID != "3" {
		t.Errorf("an array, encoded once: got %+v", e.Changes)
	}
	if e := receiveWith(t, CosmosDB[document], `"\"[]\""`, `{}`); len(e.Changes) != 0 {
		t.Errorf("none: got %+v", e.Changes)
	}
	// One that does not fit leaves the others as they are.
	e = receiveWith(t, CosmosDB[document], `"[{\"id\":3},{\"id\":\"4\"}]"`, `{}`)
	if len(e.Changes) != 2 || e.Changes[0].Err == nil || string(e.Changes[0].Raw) != `{"id":3}` || e.Changes[1].Err != nil || e.Changes[1].Document.ID != "4" {
		t.Errorf("one that does not fit: got %+v", e.Changes)
	}
}
