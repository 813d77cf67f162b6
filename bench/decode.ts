import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';
import { plainEnv, timed } from './run.ts';

/** The handler of a queue message: typed by azfunc, and as Microsoft's sample does it, through a map. */
const BENCHMARK = `package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/decode/internal/azfunc"
	"example.com/decode/internal/azfunc/hostcall"
)

type order struct {
	ID    string   \`json:"id"\`
	Name  string   \`json:"name"\`
	Lines []string \`json:"lines"\`
}

const message = \`{"id":"42","name":"Ada Lovelace","lines":["tea","sugar","milk"]}\`

func payload(b *testing.B) []byte {
	f, err := hostcall.Find(".", "Orders")
	if err != nil {
		b.Fatal(err)
	}
	r, err := f.EventRequest("http://127.0.0.1", hostcall.Invocation{Trigger: message})
	if err != nil {
		b.Fatal(err)
	}
	var body bytes.Buffer
	_, _ = body.ReadFrom(r.Body)
	return body.Bytes()
}

func serve(b *testing.B, handler http.Handler) {
	body := payload(b)
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/Orders", bytes.NewReader(body))
		r.Host = "127.0.0.1"
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
	}
}

func BenchmarkTyped(b *testing.B) {
	router := azfunc.NewRouter()
	router.Event("Orders", azfunc.Queue("message", func(_ context.Context, e *azfunc.QueueEvent[order]) error {
		if e.Message.ID != "42" {
			b.Fatal(e.Message)
		}
		return nil
	}))
	serve(b, router)
}

type request struct {
	Data     map[string]any
	Metadata map[string]any
}

type response struct {
	Outputs     map[string]any
	Logs        []string
	ReturnValue any
}

func BenchmarkMap(b *testing.B) {
	serve(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in request
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			b.Fatal(err)
		}
		var text string
		if err := json.Unmarshal([]byte(in.Data["message"].(string)), &text); err != nil {
			b.Fatal(err)
		}
		var message order
		if err := json.Unmarshal([]byte(text), &message); err != nil || message.ID != "42" {
			b.Fatal(err, message)
		}
		answer, _ := json.Marshal(response{Outputs: map[string]any{}})
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer)
	}))
}
`;

export const decode: Measurement = {
  name: 'decode',
  about: "a typed queue event against the map[string]any of Microsoft's sample",
  measure: ({ folder, packageRoot, rounds }) => {
    const bin = join(packageRoot, 'dist/bin/azure-go-func.cjs');
    const app = join(folder, 'decode');
    const words = [
      'new',
      app,
      '--function',
      'Orders',
      '--trigger',
      'queue',
      '--module',
      'example.com/decode',
    ];
    timed(process.execPath, [bin, ...words, '--yes'], folder);
    writeFileSync(join(app, 'decode_test.go'), BENCHMARK);
    const env = plainEnv({ GOFLAGS: '-buildvcs=false' });
    const output = execFileSync(
      'go',
      ['test', '-run=^$', '-bench=Typed|Map', `-count=${rounds(11)}`, '-benchtime=200ms', '.'],
      { cwd: app, env, encoding: 'utf8' },
    );
    const numbers = (name: string, unit: string): number[] =>
      [...output.matchAll(new RegExp(`Benchmark${name}\\S*\\s.*?([\\d.]+) ${unit}`, 'g'))].map(
        ([, value]) => Number(value),
      );
    return [
      {
        ours: 'a typed queue event',
        other: 'by map[string]any',
        unit: 'ns',
        numbers: { ours: numbers('Typed', 'ns/op'), other: numbers('Map', 'ns/op') },
        aim: { atMost: 1 },
      },
      {
        ours: 'a typed queue event',
        other: 'by map[string]any',
        unit: 'allocs',
        numbers: { ours: numbers('Typed', 'allocs/op'), other: numbers('Map', 'allocs/op') },
        aim: { atMost: 1 },
      },
    ];
  },
};
