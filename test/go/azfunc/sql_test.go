package azfunc

import (
	"fmt"
	"testing"
	"time"
)

func TestSQL(t *testing.T) {
	type row struct {
		ID      int
		Name    *string
		Created Time
	}
	e := receiveWith(t, SQL[row], `"\"[{\\\"Operation\\\":0,\\\"Item\\\":{\\\"ID\\\":1,\\\"Name\\\":\\\"Cup\\\",\\\"Created\\\":\\\"2026-01-02T03:04:05\\\"}},{\\\"Operation\\\":2,\\\"Item\\\":{\\\"ID\\\":2,\\\"Name\\\":null,\\\"Created\\\":null}}]\""`, `{}`)
	if len(e.Changes) != 2 {
		t.Fatalf("got %+v", e.Changes)
	}
	first, second := e.Changes[0], e.Changes[1]
	if first.Operation != SQLInsert || first.Item.ID != 1 || *first.Item.Name != "Cup" || !first.Item.Created.Equal(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)) {
		t.Errorf("got %+v", first)
	}
	if second.Operation != SQLDelete || second.Item.ID != 2 || second.Item.Name != nil || !second.Item.Created.IsZero() {
		t.Errorf("got %+v", second)
	}
	e = receiveWith(t, SQL[row], `"[{\"Operation\":1,\"Item\":{\"ID\":\"one\"}},7,{\"Operation\":1,\"Item\":{\"ID\":2}}]"`, `{}`)
	if c := e.Changes; len(c) != 3 || c[0].Err == nil || c[0].Operation != SQLUpdate || string(c[0].Raw) != `{"ID":"one"}` || c[1].Err == nil || c[2].Err != nil || c[2].Item.ID != 2 {
		t.Errorf("rows that do not fit: got %+v", c)
	}
	if got := fmt.Sprint(SQLInsert, SQLUpdate, SQLDelete, SQLOperation(7)); got != "insert update delete 7" {
		t.Errorf("got %s", got)
	}
}
