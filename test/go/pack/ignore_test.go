package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

var ignoreNames = []string{
	"a", "b", "ab", "abc.txt", "a.txt", "docs/a.txt", "docs/b/a.txt", "docs/b/c/a.txt", "x/docs/a.txt", "b/a", "a b.txt", "a ",
	"#note", "!bang", "foo/bar", "foo/x/bar", "foo/x/y/bar", "x/foo/bar", "[a]", "a-b", "A.txt", "x/.hidden", ".hidden", `back\slash`, "café.txt",
	"a]", "7", "deep/a/b/a/b",
}

// TestIgnoreAgreesWithGit compares with git check-ignore, for patterns that people write and for random ones.
// Two oddities of git are not copied: it reads "a**/b" as "a" and then "**/b", and "[b-a]" as "[b]".
func TestIgnoreAgreesWithGit(t *testing.T) {
	t.Chdir(t.TempDir())
	command(t, "", "git", "init", "-q")
	var present []string
	for _, name := range ignoreNames {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			continue // "a" cannot be a file and a folder
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if info, err := os.Stat(dir); err == nil && !info.IsDir() {
				os.Remove(dir)
				present = slices.DeleteFunc(present, func(n string) bool { return n == dir })
			}
		}
		write(t, name, "")
		present = append(present, name)
	}
	for _, text := range append(ignoreTexts(), randomIgnoreTexts()...) {
		write(t, ".gitignore", text)
		want := command(t, strings.Join(present, "\x00")+"\x00", "git", "check-ignore", "--no-index", "--stdin", "-z")
		var got strings.Builder
		for _, name := range present {
			if ignoredBelow(parseIgnore(text), name) {
				got.WriteString(name + "\x00")
			}
		}
		if got.String() != want {
			t.Errorf("%q:\npack %q\ngit  %q", text, got.String(), want)
		}
	}
}

// ignoredBelow asks for each folder on the way first, as the walk does.
func ignoredBelow(rules []ignoreRule, name string) bool {
	for i, c := range name {
		if c == '/' && ignored(rules, name[:i], true) {
			return true
		}
	}
	return ignored(rules, name, false)
}

func ignoreTexts() []string {
	return []string{
		"", "# a\n", "\ufeffa\n", "a\r\nb\r\n", "*.txt", "*.txt\n!a.txt", "/a.txt", "docs/", "docs", "/docs", "docs/*", "docs/**", "docs/**\n!docs/a.txt",
		"docs/*\n!docs/b/", "docs/b/\n!docs/b/a.txt", "**/a.txt", "**/docs", "**", "*", "/*\n!/docs", "foo/**/bar", "foo/*/bar", "foo/bar", "a.txt/",
		"x/**", "**/b/**", "a**", "**.txt", "***/a.txt", `\#note`, `\!bang`, "!bang", "!\\!bang", "#note", "a ", `a\ `, "a\\  ", "a b.txt", "?", "??", "?.txt",
		"[ab]", "[a-c]", "[!a]", "[^a]", "[!a-b].txt", "[[:alpha:]]", "[[:digit:]]", "[[:nonsense:]]", "[a", "[]", "[]a]", "[a]]", `\[a\]`, `[\[a]*`, "a[-]b", "a[!x]b", "[A-Z].txt",
		`back\\slash`, `back\slash`, `a\`, "/", "//a", "a//", ".*", ".hidden", "!a\na", "a\n!a\na", "café.txt", "caf*.txt", "b/a", "/b/a", "b/*", "deep/**/b", "deep/a/**",
		" a", "\ta", "a\t", "-", "a.txt\n\n\n!*.txt",
	}
}

func randomIgnoreTexts() []string {
	random := rand.New(rand.NewPCG(7, 7))
	pieces := []string{"a", "b", "docs", "foo", "bar", ".txt", "/", "/", "*", "**", "?", "[ab]", "[!a]", `\a`, "x", "!", " ", "#"}
	var texts []string
	for range 400 {
		var text strings.Builder
		for range 1 + random.IntN(3) {
			for range 1 + random.IntN(5) {
				text.WriteString(pieces[random.IntN(len(pieces))])
			}
			text.WriteString("\n")
		}
		texts = append(texts, text.String())
	}
	return texts
}

// command returns the output; git check-ignore says with exit code 1 that nothing is ignored.
func command(t *testing.T, stdin, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%s %v: %v %s", name, args, err, stderr.String())
	}
	return string(out)
}
