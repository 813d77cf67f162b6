import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorOptions } from '../../../lib/doctor/doctor.ts';
import { checkPath } from '../../../lib/doctor/doctor.ts';
import { run, temporaryFolder, writeFiles } from '../../support/project.ts';
import { elf } from './elf.ts';
import { type Entry, zip } from './zip.ts';

/** Options of the doctor, as when nothing is given. */
export function options(given: Partial<DoctorOptions> = {}): DoctorOptions {
  return {
    platform: undefined,
    plan: undefined,
    only: [],
    ignore: new Map(),
    mayRun: false,
    ...given,
  };
}

/** The codes that the doctor finds, sorted, without repeats. */
export async function codesIn(path: string, given: Partial<DoctorOptions> = {}): Promise<string[]> {
  const { diagnostics } = await checkPath(path, options(given));
  return [...new Set(diagnostics.map(({ code = '' }) => code))];
}

/** A project of ours with an HTTP, a queue and a timer function, built. */
export async function generatedProject(): Promise<string> {
  const folder = temporaryFolder();
  await run(folder, ['new', 'shop', '--yes']);
  const root = join(folder, 'shop');
  await run(root, ['function', 'Orders', '--trigger', 'queue', '--yes']);
  await run(root, ['function', 'Cleanup', '--trigger', 'timer', '--yes']);
  writeFileSync(join(root, 'handler'), elf(), { mode: 0o755 });
  return root;
}

/** The handler.go of Microsoft's tutorial, logging to standard output. */
const TUTORIAL_GO = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func helloHandler(w http.ResponseWriter, r *http.Request) {
	message := "This HTTP triggered function executed successfully. Pass a name in the query string for a personalized response.\\n"
	name := r.URL.Query().Get("name")
	if name != "" {
		message = fmt.Sprintf("Hello, %s. This HTTP triggered function executed successfully.\\n", name)
	}
	fmt.Fprint(w, message)
}

func main() {
	log.SetOutput(os.Stdout)
	listenAddr := ":8080"
	if val, ok := os.LookupEnv("FUNCTIONS_CUSTOMHANDLER_PORT"); ok {
		listenAddr = ":" + val
	}
	http.HandleFunc("/api/HttpExample", helloHandler)
	log.Printf("About to listen on %s. Go to https://127.0.0.1%s/", listenAddr, listenAddr)
	log.Fatal(http.ListenAndServe(listenAddr, nil))
}
`;

/** The files of Microsoft's tutorial: func init, func new, and the edits that it asks for. */
export const TUTORIAL: { readonly [path: string]: string } = {
  'handler.go': TUTORIAL_GO,
  'host.json': json({
    version: '2.0',
    logging: {
      applicationInsights: { samplingSettings: { isEnabled: true, excludedTypes: 'Request' } },
    },
    extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
    customHandler: {
      description: { defaultExecutablePath: 'handler', workingDirectory: '', arguments: [] },
      enableForwardingHttpRequest: true,
    },
  }),
  'local.settings.json': json({
    IsEncrypted: false,
    Values: {
      FUNCTIONS_WORKER_RUNTIME: 'custom',
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    },
  }),
  'HttpExample/function.json': json({
    bindings: [
      {
        authLevel: 'anonymous',
        type: 'httpTrigger',
        direction: 'in',
        name: 'req',
        methods: ['get', 'post'],
      },
      { type: 'http', direction: 'out', name: 'res' },
    ],
  }),
  'go.mod': 'module hello\n\ngo 1.24\n',
  '.funcignore': '*.go\ngo.mod\nlocal.settings.json\n',
};

/** A project that someone else made, built. */
export function existingProject(): string {
  const root = temporaryFolder();
  writeFiles(root, TUTORIAL);
  writeFileSync(join(root, 'handler'), elf(), { mode: 0o755 });
  return root;
}

/** The entries of a zip that can be deployed. */
export function packageEntries(): Entry[] {
  return [
    {
      name: 'HttpExample/function.json',
      contents: TUTORIAL['HttpExample/function.json'] ?? '',
      mode: 0o644,
    },
    { name: 'handler', contents: elf(), mode: 0o755 },
    { name: 'host.json', contents: TUTORIAL['host.json'] ?? '', mode: 0o644 },
  ];
}

/** Writes a zip into a folder of its own and gives its path. */
export function zipFile(entries: readonly Entry[]): string {
  const path = join(temporaryFolder(), 'app.zip');
  writeFileSync(path, zip(entries));
  return path;
}

/** JSON as people write it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
