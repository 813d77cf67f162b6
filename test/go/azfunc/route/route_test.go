package route

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		template, path string
		want           string // name=value,... or "no"
	}{
		{"api/HttpExample", "/api/HttpExample", ""},
		{"api/HttpExample", "/API/httpexample/", ""},
		{"api/HttpExample", "/api/HttpExample//", "no"},
		{"api/HttpExample", "/api/HttpExample/x", "no"},
		{"api/HttpExample", "/api", "no"},
		{"api/HttpExample", "/api/%48ttpExample", ""},
		{"api/grün", "/api/gr%C3%BCn", ""},
		{"api/a b", "/api/a%20b", ""},
		{"api/{{x}}", "/api/%7Bx%7D", ""},
		{"api/x/", "/api/x", ""},
		{"api/x/", "/api/x/", ""},
		{"/v2/x", "/v2/x", ""},
		{"~/x", "/x", ""},
		{"api/~/x", "/api/~/x", ""},
		{"", "/", ""},
		{"", "/x", "no"},
		{"api/{id}", "/api/5", "id=5"},
		{"api/{id}", "/api/5/", "id=5"},
		{"api/{id}", "/api/", "no"},
		{"api/{id}", "/api", "no"},
		{"api/{id}", "/api/a%2Fb%20c", "id=a/b c"},
		{"api/{id}", "/api/%zz", "no"},
		{"api/{id}/x", "/api//x", "no"},
		{"api/{id?}", "/api", "id="},
		{"api/{id?}", "/api/7", "id=7"},
		{"api/{id=5}", "/api/", "id=5"},
		{"api/{id=5}", "/api/6", "id=6"},
		{"api/{id:int=5}", "/api", "id=5"},
		{"{a=1}/{b=2}", "/", "a=1,b=2"},
		{"{*path}", "/", "path="},
		{"{*path}", "/a/b%20c/", "path=a/b c/"},
		{"api/{**path}", "/api/a/b", "path=a/b"},
		{"api/{*path:nonfile}", "/api/a/b.css", "no"},
		{"api/{*path=index.html}", "/api", "path=index.html"},
		{"api/{name}.{ext}", "/api/a.b.c", "ext=c,name=a.b"},
		{"api/{name}.{ext}", "/api/abc", "no"},
		{"api/{name}.{ext?}", "/api/abc", "name=abc"},
		{"api/{name}.{ext?}", "/api/abc.", "no"},
		{"api/v{version}-{build}x", "/api/V1-2-77X", "build=77,version=1-2"},
		{"api/v{version}", "/api/w1", "no"},
		{"api/{a}-{b:int}", "/api/x-y", "no"},
		{"{id:int}", "/-2147483648", "id=-2147483648"},
		{"{id:int}", "/2147483648", "no"},
		{"{id:long}", "/2147483648", "id=2147483648"},
		{"{id:INT}", "/a", "no"},
		{"{v:bool}", "/True", "v=True"},
		{"{v:bool}", "/1", "no"},
		{"{v:datetime}", "/2026-01-02", "v=2026-01-02"},
		{"{v:datetime}", "/2026-13-02", "no"},
		{"{v:decimal}", "/1.5", "v=1.5"},
		{"{v:double}", "/x", "no"},
		{"{v:float}", "/-1e3", "v=-1e3"},
		{"{v:guid}", "/CD2C1638-1638-72D5-1638-DEADBEEF1638", "v=CD2C1638-1638-72D5-1638-DEADBEEF1638"},
		{"{v:guid}", "/CD2C163-81638-72D5-1638-DEADBEEF1638", "no"},
		{"{v:guid}", "/cd2c1638163872d51638deadbeef1638", "v=cd2c1638163872d51638deadbeef1638"},
		{"{v:alpha}", "/abC", "v=abC"},
		{"{v:alpha}", "/ab1", "no"},
		{"{v:minlength(2)}", "/a", "no"},
		{"{v:maxlength(2)}", "/äöü", "no"},
		{"{v:length(3)}", "/äöü", "v=äöü"},
		{"{v:length(1,2)}", "/abc", "no"},
		{"{v:min(18)}", "/17", "no"},
		{"{v:max(120)}", "/120", "v=120"},
		{"{v:range(18,120)}", "/121", "no"},
		{"{v:required}", "/x", "v=x"},
		{"{v:file}", "/a.txt", "v=a.txt"},
		{"{v:file}", "/a.", "no"},
		{"{v:nonfile}", "/a", "v=a"},
		{"{v:int:min(3):max(5)}", "/4", "v=4"},
		{"{v:int:min(3):max(5)}", "/6", "no"},
		{"{v:int?}", "/", "v="},
	} {
		template, err := Parse(test.template)
		if err != nil {
			t.Errorf("%q: %v", test.template, err)
			continue
		}
		got := "no"
		if values, ok := template.Match(test.path); ok {
			got = join(values)
		}
		if got != test.want {
			t.Errorf("%q on %q: got %q, want %q", test.template, test.path, got, test.want)
		}
	}
}

func join(values []Value) string {
	var all []string
	for _, v := range values {
		all = append(all, v.Name+"="+v.Value)
	}
	return strings.Join(all, ",")
}

func TestParseErrors(t *testing.T) {
	for template, want := range map[string]string{
		"~api":              "cannot start with a '~' character",
		"/v2//x":            "separator character '/' cannot appear consecutively",
		"api//x":            "separator character '/' cannot appear consecutively",
		"api/{id":           "Check that each '{' character has a matching '}' character",
		"api/id}":           "Check that each '{' character has a matching '}' character",
		"api/{i{d}":         "must be escaped with '{{' and '}}'",
		"api/{}":            "The route parameter name '' is invalid",
		"api/{a/b}":         "The route parameter name 'a/b' is invalid",
		"api/{a}{b}":        "cannot contain two consecutive parameters",
		"api/{a}/{A}":       "The route parameter name 'A' appears more than one time",
		"api/{a}-{A}":       "The route parameter name 'A' appears more than one time",
		"api/{*a}/b":        "A catch-all parameter can only appear as the last segment",
		"api/x{*a}":         "cannot contain a catch-all parameter",
		"api/{*a?}":         "A catch-all parameter cannot be marked optional",
		"api/{a=1?}":        "An optional parameter cannot have default value",
		"api/{a?}-x":        "An optional parameter must be at the end of the segment",
		"api/x{a?}":         "Only a period (.) can precede an optional parameter",
		"api/a?b":           "Literal sections cannot contain the '?' character",
		"api/{a:integer}":   `unknown constraint "integer"`,
		"api/{a:range(1)}":  "wrong arguments",
		"api/{a:length(x)}": "wrong arguments",
		"api/{a:min(1,2)}":  "wrong arguments",
		"api/{a:min(1}":     "'(' without ')'",
	} {
		if _, err := Parse(template); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got error %v, want %q in it", template, err, want)
		}
	}
}

// The order is that of WebJobsRouteBuilder.RouteComparison.
func TestCompare(t *testing.T) {
	inOrder := []string{
		"api/items/all", "api/items/{id:int:min(1)}", "api/items/{id:int}", "api/items/{id}/parts", "api/items/{id}", "api/items",
		"api/{*path}", "api", "{*path}", "",
	}
	for i := range inOrder[:len(inOrder)-1] {
		a, errA := Parse(inOrder[i])
		b, errB := Parse(inOrder[i+1])
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Compare(b) >= 0 || b.Compare(a) <= 0 {
			t.Errorf("%q must come before %q", inOrder[i], inOrder[i+1])
		}
	}
	a, _ := Parse("x/{a}")
	b, _ := Parse("X/{*b}")
	if a.Compare(b) != 0 {
		t.Error("x/{a} and X/{*b} are equal for the host")
	}
}

func TestPathMatchesItsTemplate(t *testing.T) {
	for _, template := range []string{
		"", "api/a b", "api/{id}", "api/{id:int}", "api/{v:bool}", "api/{v:datetime}", "api/{v:decimal}", "api/{v:guid}", "api/{v:alpha}",
		"api/{v:minlength(300)}", "api/{v:maxlength(1)}", "api/{v:length(7)}", "api/{v:length(4,5)}", "api/{v:min(99)}", "api/{v:max(-3)}",
		"api/{v:range(18,20)}", "api/{v:int:range(100,110)}", "api/{v:alpha:length(9)}", "api/{v:file}", "api/{*path:nonfile}", "{*path}",
		"api/{a}/{b?}", "api/{a=x}/y", "api/{name}.{ext?}", "api/{{x}}/{a}-{b}",
	} {
		parsed, err := Parse(template)
		if err != nil {
			t.Fatal(err)
		}
		path, err := parsed.Path(nil)
		if err != nil {
			t.Errorf("%q: %v", template, err)
		} else if _, ok := parsed.Match(path); !ok {
			t.Errorf("%q does not match its path %q", template, path)
		}
	}
}

func TestPathWithValues(t *testing.T) {
	parsed, err := Parse("api/{id:int}/{*rest}")
	if err != nil {
		t.Fatal(err)
	}
	path, err := parsed.Path(map[string]string{"id": "42", "rest": "a b/ü"})
	if err != nil || path != "/api/42/a%20b/%C3%BC" {
		t.Errorf("got %q, %v", path, err)
	}
	if _, err := parsed.Path(map[string]string{"id": "x"}); err == nil {
		t.Error("a value that the constraint forbids was accepted")
	}
}

func TestMatchOfTextDoesNotAllocate(t *testing.T) {
	template, err := Parse("api/HttpExample")
	if err != nil {
		t.Fatal(err)
	}
	if allocations := testing.AllocsPerRun(100, func() { template.Match("/api/HttpExample") }); allocations != 0 {
		t.Errorf("%v allocations", allocations)
	}
}
