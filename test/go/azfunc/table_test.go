package azfunc

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"testing"
)

type orderEntity struct {
	TableKeys
	Total float64
}

func TestTableEntity(t *testing.T) {
	entity := orderEntity{TableKeys{PartitionKey: "de", RowKey: "1"}, 9.5}
	router := NewRouter()
	router.Event("Foo", func(_ context.Context, e *Event) error {
		return NewTableOutput(e, "out").Send(entity, orderEntity{Total: 1})
	})
	w := httptest.NewRecorder()
	router.ServeHTTP(w, envelope("/Foo", `{"Data":{},"Metadata":{}}`))
	const want = `{"Outputs":{"out":[{"PartitionKey":"de","RowKey":"1","Total":9.5},{"Total":1}]}}`
	if w.Code != 200 || w.Body.String() != want {
		t.Errorf("got %d %s, want %s", w.Code, w.Body, want)
	}
}

// One entity is an object, several are JSON text in a string.
func TestTableInput(t *testing.T) {
	var e Event
	e.request.Data = map[string]json.RawMessage{
		"one":  json.RawMessage(`{"PartitionKey":"de","RowKey":"1","Timestamp":"2026-01-02T03:04:05Z","Total":9.5}`),
		"many": json.RawMessage(`"[{\"PartitionKey\":\"de\",\"RowKey\":\"1\",\"Total\":9.5}]"`),
	}
	want := orderEntity{TableKeys{"de", "1"}, 9.5}
	var one orderEntity
	if err := NewInput(&e, "one").Decode(&one); err != nil || one != want {
		t.Errorf("got %+v, %v", one, err)
	}
	var many []orderEntity
	if err := NewInput(&e, "many").Decode(&many); err != nil || len(many) != 1 || many[0] != want {
		t.Errorf("got %+v, %v", many, err)
	}
}

func TestNewRowKey(t *testing.T) {
	if one, other := NewRowKey(), NewRowKey(); one == "" || one == other {
		t.Errorf("got %q and %q", one, other)
	}
}

func TestInputIsNull(t *testing.T) {
	var e Event
	e.request.Data = map[string]json.RawMessage{
		"null": json.RawMessage(`null`), "written": json.RawMessage(`"null"`), "text": json.RawMessage(`"\"null\""`), "empty": json.RawMessage(`"\"\""`),
	}
	for name, want := range map[string]bool{"null": true, "written": true, "absent": true, "text": false, "empty": false} {
		if got := NewInput(&e, name).IsNull(); got != want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
