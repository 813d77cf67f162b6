package azfunc

import "testing"

func TestMySQL(t *testing.T) {
	type row struct{ ID int }
	e := receiveWith(t, MySQL[row], `"\"[{\\\"Operation\\\":0,\\\"Item\\\":{\\\"ID\\\":1,\\\"az_func_updated_at\\\":\\\"2026-01-02T03:04:05\\\"}}]\""`, `{}`)
	if len(e.Changes) != 1 || e.Changes[0].Item != (row{1}) || e.Changes[0].Err != nil || len(e.Changes[0].Raw) == 0 {
		t.Errorf("got %+v", e.Changes)
	}
	e = receiveWith(t, MySQL[row], `"[{\"Operation\":0,\"Item\":{\"ID\":\"one\"}},{\"Operation\":0,\"Item\":{\"ID\":2}}]"`, `{}`)
	if c := e.Changes; len(c) != 2 || c[0].Err == nil || string(c[0].Raw) != `{"ID":"one"}` || c[1].Err != nil || c[1].Item.ID != 2 {
		t.Errorf("a row that does not fit: got %+v", c)
	}
}
