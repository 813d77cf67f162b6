package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// recorded is a case of testdata/vectors: what the Functions host did with a function.json or a host.json.
type recorded struct {
	ID           string
	FunctionName string
	FunctionJSON json.RawMessage
	HostJSON     json.RawMessage
	Then         json.RawMessage
}

// outcome is what the host did when it started; most cases are about something else and have none of it.
type outcome struct {
	Accepted            *bool
	Failure, HostError  string
	Error, HostErrors   []string
	GoodFunctionAnswers int
	HostEffect          string
	Client              struct{ Status int }
}

// What cannot be told from the files of a package, with the reason.
var unmodelled = map[string]string{
	"function-TimerSetting":                   "whether an app setting exists",
	"function-QueueSetting":                   "whether an app setting exists",
	"function-DupB":                           "two files: TestRecordedRoutesConflict",
	"function-DupD":                           "two files: TestRecordedRoutesConflict",
	"function-folders":                        "a folder without function.json",
	"config-empty-section-no-runtime":         "FUNCTIONS_WORKER_RUNTIME is missing",
	"config-env-override":                     "an environment variable names the program",
	"config-executable-missing-short-timeout": "the program is missing: TestVerifyRefuses",
}

func TestRecordedFunctions(t *testing.T) {
	tried := 0
	for _, c := range cases(t, "functions-and-routes.json", "ext-redis.json", "ext-mcp.json", "ext-sql.json", "ext-mysql.json", "ext-kafka.json", "ext-signalr.json") {
		var then outcome
		_ = json.Unmarshal(c.Then, &then) // else it is about something else
		own := strings.HasPrefix(c.ID, "function-") || strings.HasPrefix(c.ID, "route-alone-")
		refused := strings.TrimSpace(strings.Join(append(then.Error, then.HostError, then.Failure), " "))
		indexing := regexp.MustCompile(`which ctor|can't be invoked from Azure WebJobs SDK|default deserializer`).MatchString(then.Failure)
		if unmodelled[c.ID] != "" || !own && then.Accepted == nil && !indexing {
			continue
		}
		tried++
		t.Run(c.ID, func(t *testing.T) {
			root := newProject(t)
			if !strings.Contains(refused, "are not registered") {
				write(t, "extensions.csproj", "<Project />") // the host had its extensions one by one
			}
			if err := os.RemoveAll("HttpExample"); err != nil {
				t.Fatal(err)
			}
			write(t, "handler", "")
			name := spelledOut(c.FunctionName)
			if name == "" {
				name = strings.TrimPrefix(regexp.MustCompile(`^(redis|mcp|sql|mysql|kafka|signalr)-.*`).ReplaceAllString(c.ID, "Fn"), "route-alone-")
			}
			write(t, name+"/function.json", functionJSON(c, own))
			found, err := checkFiles(root.FS(), target)
			if err != nil {
				t.Fatal(err)
			}
			if refused == "" {
				if found != nil {
					t.Error(found)
				}
				return
			}
			stops := then.GoodFunctionAnswers == 503 || strings.Contains(then.HostEffect, "host start")
			compare(t, found, spelledOut(refused), stops)
		})
	}
	if tried < 90 {
		t.Errorf("only %d cases", tried)
	}
}

// compare wants a problem that quotes what the host said.
func compare(t *testing.T, found problems, said string, stops bool) {
	t.Helper()
	if found == nil {
		t.Fatalf("not refused; the host said: %s", said)
	}
	outcome, words, quotes := strings.Cut(found[0].why, `, with "`)
	// A file that is not JSON is refused in the words of another reader.
	if quotes && !strings.Contains(said, strings.TrimSuffix(words, `"`)) {
		t.Errorf("%q is not what the host said: %s", words, said)
	}
	if !quotes && !strings.Contains(found[0].found, "not JSON") {
		t.Errorf("no words of the host: %v", found[0])
	}
	if got := strings.Contains(outcome, "every function answers 503"); got != stops {
		t.Errorf("stops the host: %v", got)
	}
}

func TestRecordedRoutesConflict(t *testing.T) {
	all := cases(t, "functions-and-routes.json")
	root := newProject(t)
	for _, c := range all {
		if strings.HasPrefix(c.ID, "function-Dup") && len(c.FunctionName) == len("DupA") {
			write(t, c.FunctionName+"/function.json", functionJSON(c, true))
		}
	}
	found, err := checkFiles(root.FS(), target)
	if err != nil || len(found) != 2 {
		t.Fatalf("%v, %v", found, err)
	}
	for i, name := range []string{"DupB", "DupD"} {
		contains(t, found[i].found, name+"/function.json:")
		contains(t, found[i].why, "The route specified conflicts with the route defined by function 'DupA'.")
	}
}

func TestRecordedConfigurations(t *testing.T) {
	tried := 0
	for _, c := range cases(t, "config.json") {
		var then outcome
		if err := json.Unmarshal(c.Then, &then); err != nil {
			t.Fatal(c.ID, err)
		}
		if unmodelled[c.ID] != "" {
			continue
		}
		tried++
		t.Run(c.ID, func(t *testing.T) {
			root := newProject(t)
			write(t, "host.json", text(c.HostJSON))
			found, err := checkFiles(root.FS(), platform{"linux", "amd64", "node"})
			if c.ID == "config-http-worker-section" {
				contains(t, found.Error(), "names no executable") // it names one where we look no more
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if then.Client.Status != 503 {
				if found != nil {
					t.Error(found)
				}
				return
			}
			compare(t, found, strings.Join(then.HostErrors, " "), true)
		})
	}
	if tried < 25 {
		t.Errorf("only %d cases", tried)
	}
}

// cases must be read before a test changes its folder.
func cases(t *testing.T, files ...string) []recorded {
	t.Helper()
	folder := filepath.Join("testdata", "vectors")
	var all []recorded
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Cases []recorded }
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		all = append(all, file.Cases...)
	}
	return all
}

// functionJSON is the file of a case: written out, or its bindings alone. An output was tried beside a trigger that the case leaves out.
func functionJSON(c recorded, own bool) string {
	var bindings []map[string]any
	if c.ID == "function-ArrayFile" || json.Unmarshal(c.FunctionJSON, &bindings) != nil {
		return text(c.FunctionJSON)
	}
	if !own && !strings.Contains(string(c.FunctionJSON), `Trigger"`) {
		bindings = append(bindings, map[string]any{"type": "manualTrigger", "name": "t"})
	}
	file, _ := json.MarshalIndent(map[string]any{"bindings": bindings}, "", "  ")
	return string(file)
}

// text is a file that a case gives as it is, or as JSON.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

var repeated = regexp.MustCompile(`<(.) repeated (\d+) times>`)

func spelledOut(text string) string {
	return repeated.ReplaceAllStringFunc(text, func(found string) string {
		match := repeated.FindStringSubmatch(found)
		count, _ := strconv.Atoi(match[2])
		return strings.Repeat(match[1], count)
	})
}
