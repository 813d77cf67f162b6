package main

import "testing"

func TestHostMustNameTheHandler(t *testing.T) {
	windows := platform{"windows", "amd64", "handler.exe"}
	for text, test := range map[string]struct {
		platform platform
		want     string // no problem when empty
	}{
		hostJSON("handler"):            {linuxAMD64, ""},
		hostJSON("handler.exe"):        {windows, ""},
		hostJSON(""):                   {linuxAMD64, "WorkerDescription DefaultExecutablePath cannot be empty"},
		hostJSON("./handler"):          {linuxAMD64, `starts "./handler", the build writes "handler"`},
		hostJSON(`.\\handler`):         {linuxAMD64, "the build writes"},
		hostJSON("bin/handler"):        {linuxAMD64, "the build writes"},
		hostJSON("/srv/handler"):       {linuxAMD64, "the build writes"},
		hostJSON("Handler"):            {linuxAMD64, "the build writes"},
		hostJSON("handler.exe "):       {windows, "the build writes"},
		hostJSON("handler.EXE"):        {windows, "the build writes"},
		`{"version": "2.0"}`:           {linuxAMD64, "names no executable"},
		`{"customHandler": {}}`:        {linuxAMD64, "names no executable"},
		`{"customHandler": `:           {linuxAMD64, "Unable to parse host configuration file"},
		`[]`:                           {linuxAMD64, "Unable to parse host configuration file"},
		"\ufeff" + hostJSON("handler"): {linuxAMD64, ""},
		`{ // "defaultExecutablePath": "other"
		   /* two
		      lines */
		   "CustomHandler": {"Description": {"DefaultExecutablePath": "handler",},
		   "arguments": ["http://x // no comment", "/* neither */", "a,]", "\",}"],}}`: {linuxAMD64, ""},
	} {
		root := newProject(t)
		write(t, "host.json", text)
		problems := checkHost(root.FS(), test.platform)
		switch {
		case test.want == "" && problems != nil:
			t.Errorf("%s: %v", text, problems)
		case test.want != "":
			contains(t, problems.Error(), test.want, "mend: ")
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
		contains(t, checkHost(root.FS(), p).Error(), `"defaultExecutablePath": "`+p.executable+`"`)
	}
}
