package main

import "testing"

func TestHostMustNameTheHandler(t *testing.T) {
	windows := platform{"windows", "amd64", "handler.exe"}
	for text, test := range map[string]struct {
		platform platform
		want     string // no problem when empty
	}{
		hostJSON("handler"):                       {linuxAMD64, ""},
		hostJSON("handler.exe"):                   {windows, ""},
		hostJSON(""):                              {linuxAMD64, "WorkerDescription DefaultExecutablePath cannot be empty"},
		hostJSON("./handler"):                     {linuxAMD64, `starts "./handler", the build writes "handler"`},
		hostJSON(`.\\handler`):                    {linuxAMD64, "the build writes"},
		hostJSON("bin/handler"):                   {linuxAMD64, "the build writes"},
		hostJSON("/srv/handler"):                  {linuxAMD64, "the build writes"},
		hostJSON("Handler"):                       {linuxAMD64, "the build writes"},
		hostJSON("handler.exe "):                  {windows, "the build writes"},
		hostJSON("handler.EXE"):                   {windows, "the build writes"},
		`{"version": "2.0"}`:                      {linuxAMD64, "WorkerConfig for runtime: custom not found"},
		`{"version": "2.0", "customHandler": {}}`: {linuxAMD64, "WorkerConfig for runtime: custom not found"},
		"{\n\"customHandler\": ":                  {linuxAMD64, "host.json:2: it is not JSON"},
		`{"customHandler": `:                      {linuxAMD64, "Unable to parse host configuration file"},
		"\ufeff" + hostJSON("handler"):            {linuxAMD64, ""},
		`{ "version": "2.0", // "defaultExecutablePath": "other"
		   /* two
		      lines */
		   "CustomHandler": {"Description": {"DefaultExecutablePath": "handler",},
		   "arguments": ["http://x // no comment", "/* neither */", "a,]", "\",}"],}}`: {linuxAMD64, ""},
	} {
		root := newProject(t)
		write(t, "host.json", text)
		problems, err := checkFiles(root.FS(), test.platform)
		switch {
		case err != nil:
			t.Error(err)
		case test.want == "" && problems != nil:
			t.Errorf("%s: %v", text, problems)
		case test.want != "":
			contains(t, problems.Error(), test.want, "fix: ")
		}
	}
}

// .exe belongs to Windows: each platform refuses the other's name and says its own.
func TestHostNamesTheOtherSystemsFile(t *testing.T) {
	root := newProject(t)
	for written, p := range map[string]platform{
		"handler.exe": linuxAMD64,
		"handler":     {"windows", "amd64", "handler.exe"},
	} {
		write(t, "host.json", hostJSON(written))
		contains(t, checkExecutable(root.FS(), p).Error(), `"defaultExecutablePath": "`+p.executable+`"`)
	}
}

// What was packed without a word before: the file, its line and what was meant are told.
func TestRefusesABrokenFunction(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"misspelt trigger": {"{\n  // why\n  /* two\n  lines */\n  \"bindings\": [{\n    \"type\": \"queuTrigger\",\n    \"name\": \"item\"\n  },]\n}", []string{`Orders/function.json:6: there is no type "queuTrigger"; queueTrigger is near`, `"type": "queueTrigger"`}},
		"no JSON":          {"{\n\"bindings\": [\n", []string{"Orders/function.json:3: it is not JSON"}},
		"no trigger":       {`{"bindings": [{"type": "http", "direction": "out", "name": "res"}]}`, []string{"Orders/function.json:1: there is no trigger", "No trigger binding specified."}},
		"bad route":        {`{"bindings": [{"type": "httpTrigger", "name": "req", "route": "{a}{b}"}, {"type": "http", "direction": "out", "name": "res"}]}`, []string{"Orders/function.json:1", "every function answers 503", "cannot contain two consecutive parameters"}},
	} {
		newProject(t)
		write(t, "Orders/function.json", test.text)
		code, _, stderr := call("verify")
		if code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
		contains(t, stderr, test.want...)
	}
}

// What the host's reader takes, the packer takes.
func TestAcceptsWhatTheHostReads(t *testing.T) {
	root := newProject(t)
	write(t, "HttpExample/function.json", "\ufeff// why\n{/* x */\"bindings\": [{\"type\": \"httpTrigger\", \"name\": \"req\",}, {\"type\": \"http\", \"direction\": \"out\", \"name\": \"res\"},],}\n// end")
	if found, err := checkFiles(root.FS(), target); found != nil || err != nil {
		t.Error(found, err)
	}
}
