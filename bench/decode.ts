import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';
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
		r.Host = "127.0.0.1:8080"
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
    const program = join(folder, 'decode.test');
    execFileSync('go', ['test', '-c', '-o', program, '.'], { cwd: app, env });
    const allocations: Record<string, number[]> = { Typed: [], Map: [] };
    const decodeBy = (name: string) => (): number => {
      const words = ['-test.run=^$', `-test.bench=${name}`, '-test.benchtime=5000x'];
      const output = execFileSync(program, words, { cwd: app, env, encoding: 'utf8' });
      allocations[name]?.push(Number(/([\d.]+) allocs\/op/.exec(output)?.[1]));
      return Number(/([\d.]+) ns\/op/.exec(output)?.[1]);
    };
    const times = alternate(rounds(31), { typed: decodeBy('Typed'), map: decodeBy('Map') });
    return [
      {
        ours: 'a typed queue event',
        other: 'by map[string]any',
        unit: 'ns',
        numbers: { ours: times.typed, other: times.map },
        aim: { atMost: 1 },
      },
      {
        ours: 'a typed queue event',
        other: 'by map[string]any',
        unit: 'allocs',
        numbers: { ours: allocations.Typed ?? [], other: allocations.Map ?? [] },
        aim: { atMost: 1 },
      },
    ];
  },
};
