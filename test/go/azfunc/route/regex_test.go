package route

import "testing"

// Only a project with a regex in one of its routes has the code for it.
func TestRegex(t *testing.T) {
	for _, test := range []struct {
		template, path string
		want           bool
	}{
		{`x/{v:regex(^\d{{3}}$)}`, "/x/123", true},
		{`x/{v:regex(^\d{{3}}$)}`, "/x/1234", false},
		{`x/{v:regex(^(a|b)+$)}`, "/x/ABBA", true}, // the host ignores case
		{`x/{v:regex(b)}`, "/x/abc", true},         // and does not anchor
		{`x/{v:regex(^[a-z]:=$):maxlength(3)}`, "/x/a:=", true},
		{`x/{v:regex(^(?!a).*$)}`, "/x/a", true}, // Go has no lookahead: trust the host
	} {
		template, err := Parse(test.template)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := template.Match(test.path); ok != test.want {
			t.Errorf("%s on %s: got %v", test.template, test.path, ok)
		}
		if path, err := template.Path(nil); err != nil {
			t.Error(err)
		} else if _, ok := template.Match(path); !ok {
			t.Errorf("%s does not match its path %s", test.template, path)
		}
	}
	if _, err := Parse("x/{v:regex(^[a-z]:(a)=b$)=d}"); err != nil {
		t.Error(err)
	}
}
