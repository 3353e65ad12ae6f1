package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script; read the difference before committing")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// The command line is specified by the scripts in testdata/script, which drive the program as a user would.
func TestTheCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"tear": tear},
		Setup: func(env *testscript.Env) error {
			env.Setenv("PARLEY_DATA", env.WorkDir+"/data")
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("DISPLAY", "")
			env.Setenv("WAYLAND_DISPLAY", "")
			return nil
		},
	})
}

// tear cuts the last line of a file in two, as a process that was killed in the middle of a write leaves it.
func tear(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tear FILE")
	}
	whole := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(whole[:len(whole)-10]), 0o600))
}
