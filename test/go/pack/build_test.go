package main

import (
	"os/exec"
	"testing"
)

func Test_shellWord(t *testing.T) {
	for _, text := range []string{"handler", "bin/my handler", "it's", "x$(touch pwned)", "`touch pwned`", `a"b\c`, "a;b", "é", ""} {
		printed, err := exec.Command("/bin/sh", "-c", "printf %s "+shellWord(text)).Output()
		if err != nil || string(printed) != text {
			t.Errorf("shellWord(%q) = %s is %q, %v", text, shellWord(text), printed, err)
		}
	}
	for _, plain := range []string{"handler", "bin/handler.exe", "my-app_1"} {
		if word := shellWord(plain); word != plain {
			t.Errorf("shellWord(%q) = %s", plain, word)
		}
	}
}
