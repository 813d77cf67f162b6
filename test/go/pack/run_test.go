package main

import (
	"os"
	"strings"
	"testing"
)

func TestRunBuildsVerifiesAndZips(t *testing.T) {
	newProject(t)
	stdout := pass(t)
	contains(t, stdout, target.buildCommand(), target.executable+" is fit for "+target.String(), zipName)
	if entries(t)[target.executable] == nil {
		t.Error("no handler in the zip")
	}
}

func TestRunBuildWritesNoZip(t *testing.T) {
	newProject(t)
	pass(t, "build")
	if _, err := os.Stat("dist"); err == nil {
		t.Error("dist is there")
	}
}

// What a developer's shell or go env holds must not reach the program that is deployed.
func TestBuildIgnoresTheEnvironment(t *testing.T) {
	root := newProject(t)
	for name, value := range map[string]string{
		"GOFLAGS": "-buildmode=pie -ldflags=-linkmode=external", "CGO_ENABLED": "1", "GOOS": "windows", "GOARCH": "386", "GOAMD64": "v3",
	} {
		t.Setenv(name, value)
	}
	stdout := pass(t, "build")
	if strings.Contains(stdout, "note:") {
		t.Error(stdout)
	}
	prog, err := readProgram(root, target.executable)
	if err != nil {
		t.Fatal(err)
	}
	if target.system == "linux" && len(prog.needs()) > 0 {
		t.Error(prog.needs())
	}
}

func TestRunFailsWhereTheBuildFails(t *testing.T) {
	newProject(t)
	write(t, "handler.go", "package main\n\nfunc main() { nonsense }\n")
	code, _, stderr := call("build")
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	contains(t, stderr, "undefined: nonsense", "go build: exit status 1")
}

func TestRunVerifyBuildsNothing(t *testing.T) {
	newProject(t)
	code, _, stderr := call("verify")
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	contains(t, stderr, target.executable+" is not there", "No such file or directory", "fix: go run ./internal/pack build")
	if _, err := os.Stat(target.executable); err == nil {
		t.Error("it was built")
	}
}

func TestRunZipRefusesABadBinary(t *testing.T) {
	newProject(t)
	write(t, target.executable, "not a program")
	if code, _, _ := call("zip"); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat("dist"); err == nil {
		t.Error("dist is there")
	}
}

func TestRunWithAWrongCall(t *testing.T) {
	newProject(t)
	for _, args := range [][]string{{"deploy"}, {"build", "zip"}, {"--fast"}} {
		code, _, stderr := call(args...)
		if code != 2 {
			t.Errorf("%v: exit code %d", args, code)
		}
		contains(t, stderr, "usage: go run ./internal/pack")
	}
	contains(t, pass(t, "--help"), "usage: go run ./internal/pack")
	t.Chdir(t.TempDir())
	code, _, stderr := call("verify")
	if code != 2 {
		t.Errorf("exit code %d", code)
	}
	contains(t, stderr, "no host.json here")
}

// A project that we did not make may call its handler ./handler, which tools take for another file than handler.
func TestRunCleansAnAdoptedName(t *testing.T) {
	made := target
	t.Cleanup(func() { target = made })
	target.executable = "./" + made.executable
	newProject(t)
	code, _, stderr := call()
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	contains(t, stderr, `host.json starts "./`+made.executable, `"defaultExecutablePath": "`+made.executable+`"`)
	write(t, "host.json", hostJSON(made.executable))
	pass(t)
	if entries(t)[made.executable] == nil {
		t.Error("no handler in the zip")
	}
}
