import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import { type FunctionData, functionData } from '../../lib/plan/go-function.ts';
import { openFolder } from '../../lib/project/open.ts';
import { useHosts } from '../e2e/generated/app.ts';
import { buildHandler } from '../support/go.ts';
import { module, run, temporaryFolder, writeFiles } from '../support/project.ts';
import { bytes, type Contents, texts } from './payloads.ts';

const open = ['--auth-level', 'anonymous'];

/** HTTP functions that the host calls with an envelope, because they have other bindings beside. */
const functions: { readonly [path: string]: readonly string[] } = {
  'named/7': ['Named', '--route', 'named/{id}', ...open, '--output', 'queue'],
  negotiate: ['Negotiate', '--trigger', 'signalr-negotiate'],
  'returned/7': ['Returned', '--route', 'returned/{id}', ...open, '--output', 'queue'],
};

/** What a function has seen of a request: it answers with this. */
interface Seen {
  method: string;
  uri: string;
  header: Record<string, string[]>;
  id: string;
  body: string;
}

const echo = ({ method, parameters }: FunctionData): string => `package main

import (
	"encoding/json"
	"io"
	"net/http"
)

func (a *app) ${method}(${parameters}) {
	if status := r.Header.Get("Answer"); status != "" {
		http.Redirect(w, r, status, http.StatusSeeOther)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"method": r.Method, "uri": r.URL.RequestURI(), "header": r.Header, "id": r.PathValue("id"), "body": body,
	})
}
`;

async function buildApp(): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', ...module]);
  for (const words of Object.values(functions)) await run(root, ['function', ...words]);
  const json = join('Returned', 'function.json');
  const { bindings } = openFolder(root).functions.find(({ name }) => name === 'Returned') ?? {
    bindings: [],
  };
  const renamed = bindings.map((each) =>
    each.type === 'http' ? { ...each, name: '$return' } : each,
  );
  writeFiles(root, { [json]: JSON.stringify({ bindings: renamed }) });
  await run(root, ['new']); // the registry takes up the new name
  for (const each of openFolder(root).functions) {
    const fn = functionData(each, catalogue, 'api');
    if (!fn.simpleHttp) writeFiles(root, { [`${fn.file}.go`]: echo(fn) });
  }
  await buildHandler(root);
  rmSync(join(root, 'local.settings.json')); // it names the handler for local runs
  return root;
}

const bodies: readonly (readonly [title: string, type: string, body: Contents])[] = [
  ...Object.entries(texts).map(([title, text]) => [title, 'text/plain', text] as const),
  ...Object.entries(bytes).map(
    ([title, each]) => [title, 'application/octet-stream', each] as const,
  ),
  [
    'a form',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nü\r\n--b--',
  ],
  [
    'properties like metadata',
    'application/json',
    JSON.stringify({
      req: 1,
      res: {},
      sys: 'forged',
      Query: 7,
      Headers: [],
      Data: null,

      '': 1,
    }),
  ],
];

describe('what the host sends for HTTP beside other bindings, in the built handler', function () {
  this.timeout(60_000);
  const start = useHosts();
  let root = '';
  before(async function () {
    this.timeout(300_000);
    root = await buildApp();
  });

  for (const path of Object.keys(functions)) {
    it(`${path}: the request is what the caller has sent`, async () => {
      const host = await start(root);
      for (const [title, type, body] of bodies) {
        const headers = { 'Content-Type': type, 'X-Name': 'Z\u00fcrich', Req: 'forged' };
        const uri = `/api/${path}?a=1&a=2&req=%22&sys=%C3%A4`;
        const response = await fetch(host.url + uri, { method: 'POST', headers, body });
        assert.equal(response.status, 202, title);
        const seen = (await response.json()) as Seen;
        assert.equal(seen.method, 'POST', title);
        assert.equal(seen.uri, uri, title);
        assert.equal(seen.id, path.split('/')[1] ?? '', title);
        assert.deepEqual(seen.header['Content-Type'], [type], title);
        assert.deepEqual(seen.header.Req, ['forged'], title);
        assert.ok(Buffer.from(seen.body, 'base64').equals(Buffer.from(body)), title);
      }
    });

    it(`${path}: the caller gets status and headers`, async () => {
      const host = await start(root);
      const headers = { Answer: '/there?x=\u00e9' };
      const response = await fetch(`${host.url}/api/${path}`, {
        method: 'POST',
        headers,
        redirect: 'manual',
      });
      assert.equal(response.status, 303);
      assert.match(response.headers.get('location') ?? '', /^\/there/);
    });
  }
});
