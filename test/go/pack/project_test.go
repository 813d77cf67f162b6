package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var linuxAMD64 = platform{system: "linux", machine: "amd64", executable: "handler"}

// newProject makes a small function app the current folder.
func newProject(t *testing.T) *os.Root {
	t.Helper()
	t.Chdir(t.TempDir())
	write(t, "go.mod", "module example.com/shop\n\ngo 1.24\n")
	write(t, "handler.go", "package main\n\nfunc main() { println(\"ready\") }\n")
	write(t, "host.json", hostJSON(target.executable))
	write(t, "HttpExample/function.json", functionFile)
	root, err := os.OpenRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

const functionFile = `{"bindings": [{"type": "httpTrigger", "name": "req"}, {"type": "http", "direction": "out", "name": "res"}]}`

func hostJSON(executable string) string {
	return `{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "` + executable + `"}}}`
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// goBuild calls go build with variables ("GOOS=linux") and flags; what the test's own environment says is left out.
func goBuild(t *testing.T, args ...string) {
	t.Helper()
	cmd := exec.Command("go", "build")
	cmd.Env = append(os.Environ(), "GOFLAGS=-trimpath", "GOOS=linux", "GOARCH=amd64", "GOAMD64=v1", "CGO_ENABLED=0")
	for _, arg := range args {
		if name, _, isVariable := strings.Cut(arg, "="); isVariable && name == strings.ToUpper(name) {
			cmd.Env = append(cmd.Env, arg)
		} else {
			cmd.Args = append(cmd.Args, arg)
		}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
}

// verdict is what verify says: its report, or its problems.
func verdict(root *os.Root, p platform) (report, problems string) {
	var out strings.Builder
	if err := verify(root, p, &out); err != nil {
		problems = err.Error()
	}
	return out.String(), problems
}

func pass(t *testing.T, args ...string) (stdout string) {
	t.Helper()
	code, stdout, stderr := call(args...)
	if code != 0 {
		t.Fatalf("pack %v: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout
}

func call(args ...string) (code int, stdout, stderr string) {
	var out, errOut strings.Builder
	code = run(args, &out, io.Writer(&errOut))
	return code, out.String(), errOut.String()
}

func contains(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("no %q in:\n%s", word, text)
		}
	}
}
