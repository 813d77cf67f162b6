package azfunc

import "testing"

func TestMySQL(t *testing.T) {
	type row struct{ ID int }
	e := receiveWith(t, MySQL[row], `"\"[{\\\"Operation\\\":0,\\\"Item\\\":{\\\"ID\\\":1,\\\"az_func_updated_at\\\":\\\"2026-01-02T03:04:05\\\"}}]\""`, `{}`)
	if len(e.Changes) != 1 || e.Changes[0] != (MySQLChange[row]{Item: row{1}}) {
		t.Errorf("got %+v", e.Changes)
	}
}
