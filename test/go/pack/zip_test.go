package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const zipName = "dist/" + appName + ".zip"

// newApp is a project whose handler for target is there.
func newApp(t *testing.T) *os.Root {
	t.Helper()
	root := newProject(t)
	goBuild(t, "GOOS="+target.system, "GOARCH="+target.machine, "-o", target.executable, ".")
	return root
}

// entries reads dist/<app>.zip.
func entries(t *testing.T) map[string]*zip.File {
	t.Helper()
	archive, err := zip.OpenReader(zipName)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	found := map[string]*zip.File{}
	var names []string
	for _, file := range archive.File {
		found[file.Name] = file
		names = append(names, file.Name)
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %v", names)
	}
	return found
}

func TestZipHoldsWhatTheHostNeeds(t *testing.T) {
	newApp(t)
	write(t, "Orders/function.json", functionFile)
	write(t, "web/index.html", "<p>hello")
	write(t, ".funcignore", "*\n") // even this cannot shut out the three that the host needs
	stdout := pass(t, "zip")
	found := entries(t)
	for _, name := range []string{"host.json", target.executable, "HttpExample/function.json", "Orders/function.json"} {
		if found[name] == nil {
			t.Errorf("no %s", name)
		}
		contains(t, stdout, name)
	}
	if len(found) != 4 {
		t.Errorf("%d entries, not 4", len(found))
	}
	contains(t, stdout, "0755", "0644", zipName+": 4 files", "README.md")
}

func TestZipSetsModesAndTimes(t *testing.T) {
	newApp(t)
	write(t, "web/run.sh", "#!/bin/sh\n")
	for name, mode := range map[string]fs.FileMode{target.executable: 0o600, "web/run.sh": 0o777, "host.json": 0o600} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	pass(t, "zip")
	for name, file := range entries(t) {
		want := fs.FileMode(0o644)
		if name == target.executable {
			want = 0o755
		}
		if file.Mode() != want {
			t.Errorf("%s has mode %v", name, file.Mode())
		}
		if file.CreatorVersion>>8 != 3 {
			t.Errorf("%s is not marked as made on Unix: its mode would be lost", name)
		}
		if !file.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s has the time %v", name, file.Modified)
		}
	}
}

func TestZipIsTheSameEachTime(t *testing.T) {
	newApp(t)
	write(t, "web/b.txt", "b")
	write(t, "web/a.txt", "a")
	pass(t, "zip")
	first := read(t, zipName)
	for _, name := range []string{target.executable, "web/a.txt", "host.json"} {
		if err := os.Chtimes(name, time.Now(), time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(name, 0o640); err != nil {
			t.Fatal(err)
		}
	}
	pass(t, "zip")
	if read(t, zipName) != first {
		t.Error("two different zips of the same files")
	}
}

func TestZipLeavesOutSecretsSourcesAndTests(t *testing.T) {
	newApp(t)
	secrets := []string{
		"local.settings.json", "Local.Settings.JSON", "old/local.settings.json", "local.settings.prod.json", "local.settings.json.bak",
		"prod.settings.json", ".env", ".env.local", "web/.env", ".envrc", "tls.pem", "certs/tls.key", "keys/id_rsa", "id_ed25519", "CERT.PFX", "a.p12", "shop.PublishSettings",
		"infra/terraform.tfstate", "infra/prod.tfvars", "infra/prod.auto.tfvars.json", "app.env", "prod.env", "app.env.production",
		"putty.ppk", "release.keystore", "team.kdbx", "credentials.json", "service-account.json", "service-account-prod.json", "kubeconfig",
		"prod.kubeconfig", "client_secret_1.json", "secrets.yaml", ".netrc", ".git-credentials", "apple.p8",
	}
	samples := []string{".env.example", "app.env.sample", "local.settings.sample.json", "id_rsa.pub"}
	others := []string{
		".git/config", ".vscode/settings.json", "web/node_modules/x/index.js", "internal/azfunc/server.go", "http_example.go",
		"http_example_test.go", "go.sum", "go.work", "Makefile", "HttpExample/sample.dat", "bin/local/handler", "dist/old.zip",
		"internal/testdata/golden.json", "shop.test", ".funcignore", ".gitignore", ".gitattributes",
		".azure-go-func-1-2-abcdef/new/settings.json", // what a killed run of the generator has left
	}
	for _, name := range append(secrets, others...) {
		write(t, name, "# secret")
	}
	write(t, ".funcignore", "!local.settings.json\n!.env\n!*.go\n!dist/\n!.git\n")
	for _, name := range samples {
		write(t, name, "# no secret")
	}
	// A secret under another name is the same secret.
	if err := os.Link("app.env", "readme.txt"); err != nil {
		t.Fatal(err)
	}
	write(t, ".env.d/prod", "a folder of secrets")
	write(t, "deploy/.kube/config", "another")
	for secret, link := range map[string]string{"deploy/.kube/config": "config.yaml", ".vscode/tls.key": "tls.txt", "bin/id_rsa": "deploy.txt"} {
		write(t, secret, "secret")
		if err := os.Link(secret, link); err != nil {
			t.Fatal(err)
		}
		others = append(others, link)
	}
	write(t, "web/bin/tool.js", "kept: only the project's own bin is left out")
	stdout := pass(t, "zip")
	found := entries(t)
	for _, name := range append(secrets, others...) {
		if found[name] != nil {
			t.Errorf("%s is in the zip", name)
		}
	}
	for _, name := range secrets {
		contains(t, stdout, "left out, it may hold a secret: "+name)
	}
	contains(t, stdout, "left out, it may hold a secret: .env.d\n", "left out, it may hold a secret: deploy/.kube\n")
	contains(t, stdout, "left out, another name of a file that may hold a secret: readme.txt\n")
	for _, name := range samples {
		if found[name] == nil {
			t.Errorf("%s is not in the zip", name)
		}
	}
	if found["web/bin/tool.js"] == nil || found["readme.txt"] != nil || len(found) != 4+len(samples) {
		t.Errorf("%d entries", len(found))
	}
}

func TestZipFollowsNoLink(t *testing.T) {
	newApp(t)
	write(t, "../elsewhere/secret.txt", "secret")
	write(t, "../elsewhere/function.json", "{}")
	for link, to := range map[string]string{"link.txt": "../elsewhere/secret.txt", "Linked": "../elsewhere", "inside.txt": "host.json"} {
		if err := os.Symlink(filepath.FromSlash(to), link); err != nil {
			t.Fatal(err)
		}
	}
	stdout := pass(t, "zip")
	for _, name := range []string{"link.txt", "Linked", "inside.txt"} {
		contains(t, stdout, "left out, not a plain file: "+name)
	}
	if n := len(entries(t)); n != 3 {
		t.Errorf("%d entries, not 3", n)
	}
}

func TestZipNeedsAFunction(t *testing.T) {
	newApp(t)
	if err := os.Remove("HttpExample/function.json"); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("zip")
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	contains(t, stderr, "there is no */function.json", "No functions were found", "fix: ")
}

func TestZipLeavesNothingHalfWritten(t *testing.T) {
	newApp(t)
	pass(t, "zip")
	before := read(t, zipName)
	write(t, "web/page.html", "new")
	write(t, "zzz/function.json/note", "a folder where a file belongs, found when the rest is written")
	if code, _, stderr := call("zip"); code != 1 || !strings.Contains(stderr, "zzz/function.json") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if read(t, zipName) != before {
		t.Error("the old zip was touched")
	}
	files, err := os.ReadDir("dist")
	if err != nil || len(files) != 1 {
		t.Errorf("in dist: %v %v", files, err)
	}
}

func TestZipWhereDistIsAFile(t *testing.T) {
	newApp(t)
	write(t, "dist", "")
	code, _, stderr := call("zip")
	if code != 1 || !strings.Contains(stderr, "dist") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}
