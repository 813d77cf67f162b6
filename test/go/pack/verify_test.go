package main

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

const usesC = "package main\n\nimport \"C\"\n\nfunc main() {}\n"

func TestVerifyAccepts(t *testing.T) {
	for name, test := range map[string]struct {
		platform platform
		build    []string
		source   string
		report   string
	}{
		"static":      {linuxAMD64, nil, "", "statically linked"},
		"stripped":    {linuxAMD64, []string{"-ldflags=-s -w", "-trimpath"}, "", "built with go1."},
		"cgo unused":  {linuxAMD64, []string{"CGO_ENABLED=1"}, "", "note: built with CGO_ENABLED=1"},
		"cgo static":  {linuxAMD64, []string{"CGO_ENABLED=1", "-ldflags=-linkmode=external -extldflags=-static"}, usesC, "note: built with CGO_ENABLED=1"},
		"static pie":  {linuxAMD64, []string{"CGO_ENABLED=1", "-buildmode=pie", "-ldflags=-linkmode=external -extldflags=-static-pie"}, usesC, "statically linked"},
		"new CPUs":    {linuxAMD64, []string{"GOAMD64=v3"}, "", "note: built with GOAMD64=v3"},
		"linux arm64": {platform{"linux", "arm64", "handler"}, []string{"GOARCH=arm64"}, "", "fit for linux/arm64"},
		"windows":     {platform{"windows", "amd64", "handler.exe"}, []string{"GOOS=windows"}, "", "fit for windows/amd64"},
		"windows pie": {platform{"windows", "amd64", "handler.exe"}, []string{"GOOS=windows", "-buildmode=pie"}, "", "windows/amd64"},
	} {
		t.Run(name, func(t *testing.T) {
			root := newProject(t)
			write(t, "host.json", hostJSON(test.platform.executable))
			if test.source != "" {
				write(t, "handler.go", test.source)
			}
			goBuild(t, append(test.build, "-o", test.platform.executable, ".")...)
			report, problems := verdict(root, test.platform)
			if problems != "" {
				t.Fatal(problems)
			}
			contains(t, report, test.report)
		})
	}
}

func TestVerifyRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		build    []string
		source   string
		problems []string
	}{
		"dynamic":      {[]string{"CGO_ENABLED=1"}, usesC, []string{"dynamically linked (CGO_ENABLED=1)", `"/lib64/ld-linux-x86-64.so.2" (PT_INTERP)`, "libc.so.6 (DT_NEEDED)", "GLIBC_"}},
		"pie":          {[]string{"-buildmode=pie"}, "", []string{"dynamically linked (-buildmode=pie", "(PT_INTERP)"}},
		"cgo pie":      {[]string{"CGO_ENABLED=1", "-buildmode=pie"}, usesC, []string{"(PT_INTERP)", "(DT_NEEDED)"}},
		"arm64":        {[]string{"GOARCH=arm64"}, "", []string{"built for arm64 machines, not for amd64", "Exec format error"}},
		"arm64 pie":    {[]string{"GOARCH=arm64", "-buildmode=pie"}, "", []string{"built for arm64 machines", "dynamically linked"}},
		"386":          {[]string{"GOARCH=386"}, "", []string{"386 (32-bit)"}},
		"arm":          {[]string{"GOARCH=arm"}, "", []string{"arm (32-bit)"}},
		"riscv64":      {[]string{"GOARCH=riscv64"}, "", []string{"EM_RISCV"}},
		"windows":      {[]string{"GOOS=windows"}, "", []string{"built for windows, not for linux"}},
		"darwin":       {[]string{"GOOS=darwin"}, "", []string{"built for darwin, not for linux"}},
		"darwin arm64": {[]string{"GOOS=darwin", "GOARCH=arm64"}, "", []string{"built for darwin, not for linux"}},
		"freebsd":      {[]string{"GOOS=freebsd"}, "", []string{"built for freebsd, not for linux"}},
		"archive":      {nil, "package shop\n", []string{"package's archive", "no package main"}},
		"c archive":    {[]string{"CGO_ENABLED=1", "-buildmode=c-archive"}, usesC, []string{"archive"}},
		"c library":    {[]string{"CGO_ENABLED=1", "-buildmode=c-shared"}, usesC, []string{"handler is "}},
	} {
		t.Run(name, func(t *testing.T) {
			root := newProject(t)
			write(t, "host.json", hostJSON("handler"))
			if test.source != "" {
				write(t, "handler.go", test.source)
			}
			goBuild(t, append(test.build, "-o", "handler", ".")...)
			_, problems := verdict(root, linuxAMD64)
			contains(t, problems, append(test.problems, "fix: go run ./internal/pack build", linuxAMD64.buildCommand())...)
		})
	}
}

func TestVerifyForWindowsRefusesOthers(t *testing.T) {
	windows := platform{"windows", "amd64", "handler.exe"}
	for want, build := range map[string][]string{
		"built for linux, not for windows":        nil,
		"built for 386 (32-bit) machines":         {"GOOS=windows", "GOARCH=386"},
		"built for arm64 machines, not for amd64": {"GOOS=windows", "GOARCH=arm64"},
	} {
		root := newProject(t)
		write(t, "host.json", hostJSON("handler.exe"))
		goBuild(t, append(build, "-o", "handler.exe", ".")...)
		_, problems := verdict(root, windows)
		contains(t, problems, want, "not a valid Win32 application")
	}
}

func TestVerifyRefusesWhatIsNoProgram(t *testing.T) {
	for want, prepare := range map[string]func(t *testing.T){
		"is not there":           func(*testing.T) {},
		"is not a file":          func(t *testing.T) { write(t, "handler/handler", "") },
		"not an executable file": func(t *testing.T) { write(t, "handler", "") },
		"is not an executable":   func(t *testing.T) { write(t, "handler", "#!/bin/sh\nexec ./server\n") },
		"is damaged":             func(t *testing.T) { write(t, "handler", "\x7fELF and no more") },
		"damaged":                func(t *testing.T) { write(t, "handler", "MZ and no more") },
		"is a library": func(t *testing.T) {
			goBuild(t, "GOOS=windows", "-o", "handler", ".")
			text := read(t, "handler")
			// Characteristics stand 18 bytes into the COFF header, which follows "PE\0\0".
			i := strings.Index(text, "PE\x00\x00") + 4 + 18
			write(t, "handler", text[:i]+"\x00\x20"+text[i+2:])
		},
	} {
		t.Run(want, func(t *testing.T) {
			root := newProject(t)
			write(t, "host.json", hostJSON("handler"))
			prepare(t)
			_, problems := verdict(root, linuxAMD64)
			contains(t, problems, "handler ", want, "fix: ")
		})
	}
}

// A link that leaves the project is no file of the project, whatever it leads to.
func TestVerifyRefusesALinkOutOfTheProject(t *testing.T) {
	root := newProject(t)
	write(t, "host.json", hostJSON("handler"))
	goBuild(t, "-o", "../outside-handler", ".")
	if err := os.Symlink("../outside-handler", "handler"); err != nil {
		t.Fatal(err)
	}
	_, problems := verdict(root, linuxAMD64)
	contains(t, problems, "handler cannot be read")
}

func TestVerifyNotesAMissingExecuteBit(t *testing.T) {
	root := newProject(t)
	write(t, "host.json", hostJSON("handler"))
	goBuild(t, "-o", "handler", ".")
	if err := os.Chmod("handler", 0o644); err != nil {
		t.Fatal(err)
	}
	report, problems := verdict(root, linuxAMD64)
	contains(t, report, "fit for linux/amd64", "execute bit is not set")
	if problems != "" {
		t.Error(problems)
	}
}

func TestVerifyTellsAllProblemsAtOnce(t *testing.T) {
	root := newProject(t)
	write(t, "host.json", hostJSON("./handler"))
	goBuild(t, "GOARCH=arm64", "-buildmode=pie", "-o", "handler", ".")
	_, problems := verdict(root, linuxAMD64)
	contains(t, problems, `host.json starts "./handler"`, "arm64", "dynamically linked")
	if n := strings.Count(problems, "fix: "); n != 3 {
		t.Errorf("%d fixes, not 3:\n%s", n, problems)
	}
}

// Whatever is in the file, the answer is an error or a verdict: never a panic, never "fit" for half a file.
func TestVerifySurvivesDamagedFiles(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, system := range []string{"linux", "windows", "darwin"} {
		root := newProject(t)
		goBuild(t, "GOOS="+system, "-ldflags=-s -w", "-o", "handler", ".")
		whole := read(t, "handler")
		sizes := []int{len(whole) - 1, len(whole) / 2}
		for range 100 {
			sizes = append(sizes, random.IntN(4096))
		}
		for _, size := range sizes {
			write(t, "handler", whole[:size])
			if prog, err := readProgram(root, "handler"); err == nil && system != "darwin" {
				t.Errorf("%s, %d of %d bytes: accepted as %+v", system, size, len(whole), prog)
			}
		}
		for range 300 {
			damaged := []byte(whole)
			for range 1 + random.IntN(8) {
				damaged[random.IntN(1024)] = byte(random.IntN(256))
			}
			write(t, "handler", string(damaged))
			_, _ = readProgram(root, "handler")
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
