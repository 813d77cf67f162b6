package route

import (
	"encoding/json"
	"os"
	"testing"
)

// The generator, the doctor and this package read templates by the same rules: what one refuses, all refuse.
func TestParseAgreesWithTheGenerator(t *testing.T) {
	data, err := os.ReadFile("testdata/templates.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Template string
		Refused  bool
		Words    string
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, c := range all {
		_, err := Parse(c.Template)
		if (err != nil) != c.Refused {
			t.Errorf("%q: got %v, the generator says %v %s", c.Template, err, c.Refused, c.Words)
		}
		if err != nil {
			refused++
		}
	}
	if refused < len(all)/4 || refused > len(all)*19/20 {
		t.Errorf("%d of %d are refused", refused, len(all))
	}
}
