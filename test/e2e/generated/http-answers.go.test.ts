import assert from 'node:assert/strict';
import { buildApp, module, useHosts } from './app.ts';

interface Asked {
  Status?: number;
  Headers?: Record<string, string[]>;
  Body?: string | Buffer;
}

interface Answered {
  status: number;
  body?: string;
  headers?: Record<string, string>;
  /** What the log says of an answer that the host would break. */
  log?: RegExp;
}

const plain = 'text/plain; charset=utf-8';
const json = { 'Content-Type': ['application/json'] };
const refused = (log: RegExp): Answered => ({ status: 500, body: '', log });

/** A host would change or break some of them (http-envelope-response.json, `http-response-named-*`). */
const answers: Record<string, [Asked, Answered]> = {
  text: [{ Body: 'hello' }, { status: 200, body: 'hello', headers: { 'content-type': plain } }],
  nothing: [{}, { status: 200, body: '' }],
  unicode: [{ Body: 'Grüße 👋' }, { status: 200, body: 'Grüße 👋' }],
  'like Base64': [{ Body: 'test' }, { status: 200, body: 'test' }],
  'like a boolean': [{ Body: 'true' }, { status: 200, body: 'true' }],
  'JSON with a date': [
    { Body: '{"at":"2020-01-02T03:04:05.100Z"}', Headers: json },
    {
      status: 200,
      body: '{"at":"2020-01-02T03:04:05.100Z"}',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
  ],
  'JSON that is a date': [
    { Body: '"2020-01-02T03:04:05Z"', Headers: json },
    { status: 200, body: '"2020-01-02T03:04:05Z"' },
  ],
  'a date in a line': [
    { Body: '2020-01-02T03:04:05Z\n' },
    { status: 200, body: '2020-01-02T03:04:05Z\n' },
  ],
  created: [
    { Status: 201, Body: 'made' },
    { status: 201, body: 'made' },
  ],
  'a redirect': [
    { Status: 302, Headers: { Location: ['/x'] } },
    { status: 302, headers: { location: '/x' } },
  ],
  'a header twice': [
    { Headers: { 'X-A': ['1', '2'] } },
    { status: 200, headers: { 'x-a': '1, 2' } },
  ],
  'a header of two lines': [
    { Headers: { 'X-A': ['1\r\nX-B: 2'] } },
    { status: 200, headers: { 'x-a': '1  X-B: 2' } },
  ],
  'a cookie': [
    { Headers: { 'Set-Cookie': ['a=1'] } },
    { status: 200, headers: { 'set-cookie': 'a=1' } },
  ],
  'a length that is wrong': [
    { Headers: { 'Content-Length': ['3'] }, Body: 'hello' },
    { status: 200, body: 'hello' },
  ],
  'not found': [
    { Status: 404, Body: 'no' },
    { status: 404, body: 'no' },
  ],
  'an error of its own': [
    { Status: 500, Body: 'no' },
    { status: 500, body: 'no' },
  ],
  'two cookies': [{ Headers: { 'Set-Cookie': ['a=1', 'b=2'] } }, refused(/one cookie, not 2/)],
  'a header with an umlaut': [{ Headers: { 'X-A': ['ü'] } }, refused(/X-A/)],
  'a header that is a date': [{ Headers: { 'X-A': ['2020-01-02T03:04:05Z'] } }, refused(/X-A/)],
  'a header without a good name': [{ Headers: { 'X A': ['a'] } }, refused(/X A/)],
  'a date alone': [{ Body: '2020-01-02T03:04:05Z' }, refused(/would change the date/)],
  bytes: [{ Body: Buffer.from([0xff, 0xfe]) }, refused(/not UTF-8/)],
  'a status of 99': [{ Status: 99 }, refused(/invalid WriteHeader code 99/)],
};

describe('an HTTP function with an output: what the caller gets', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    root = await buildApp({ commands: [['new', ...module]], functions: ['Reply'] });
  });

  for (const [title, [asked, wanted]] of Object.entries(answers)) {
    it(title, async () => {
      const host = await start(root);
      const response = await fetch(`${host.url}/api/Reply`, {
        method: 'POST',
        redirect: 'manual',
        body: JSON.stringify({ ...asked, Body: Buffer.from(asked.Body ?? '').toString('base64') }),
      });
      const body = await response.text();
      assert.equal(response.status, wanted.status);
      if (wanted.body !== undefined) assert.equal(body, wanted.body);
      for (const [name, value] of Object.entries(wanted.headers ?? {})) {
        assert.equal(response.headers.get(name), value);
      }
      if (wanted.log) await host.logged(wanted.log);
    });
  }
});
