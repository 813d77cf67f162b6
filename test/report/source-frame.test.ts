import assert from 'node:assert/strict';
import { locate } from '../../lib/formats/position.ts';
import { diagnosticText } from '../../lib/report/diagnostics-text.ts';

/** The lines of the frame for `value` in a line of a file. */
function frame(line: string, value: string, file = 'a.go'): string[] {
  const text = `first\n${line}\r\nlast`;
  const location = locate(file, text, text.indexOf(value), value.length);
  const diagnostic = { severity: 'error', message: 'm', location } as const;
  return diagnosticText(diagnostic, { verbose: false, colour: false }).split('\n').slice(2);
}

describe('the source frame', () => {
  for (const [what, line, value, code, carets] of [
    [
      'marks the value, without indentation',
      '\t\tmux.Handle("/a", h)',
      '"/a"',
      'mux.Handle("/a", h)',
      '           ^^^^',
    ],
    ['shows a tab as four columns', 'a\tb\tc', 'c', 'a    b    c', '          ^'],
    [
      'counts wide characters as two columns',
      'x = "注文" + y',
      'y',
      'x = "注文" + y',
      '             ^',
    ],
    ['marks wide characters', 'x = "注文"', '注文', 'x = "注文"', '     ^^^^'],
    ['takes a picture of several characters for one', 'a 👨‍👩‍👧 b', 'b', 'a 👨‍👩‍👧 b', '     ^'],
    ['takes a letter with a mark for one', 'e\u0301 b', 'b', 'e\u0301 b', '  ^'],
    [
      'shows what a terminal would obey',
      'a\u001b[2J "b"',
      '"b"',
      'a\\u001b[2J "b"',
      '           ^^^',
    ],
    ['keeps the direction of the text', 'a\u202eb c', 'c', 'a\\u202eb c', '         ^'],
  ] as const) {
    it(what, () =>
      assert.deepEqual(frame(line, value), [`      2 | ${code}`, `        | ${carets}`]),
    );
  }

  it('cuts a long line around the value, and is never wider than 110 columns', () => {
    for (const [before, after] of [
      [0, 5000],
      [5000, 0],
      [5000, 5000],
    ] as const) {
      for (const filler of ['a', '注', '😀', '\t', '\u001b']) {
        const lines = frame(`${filler.repeat(before)}"here"${filler.repeat(after)}`, '"here"');
        const [code = '', carets = ''] = lines.map((each) => each.slice('      2 | '.length));
        const columns = code.replace(/[注😀]/gu, 'xx');
        assert.ok(columns.length <= 110, `${filler} ${columns.length}`);
        assert.equal(columns.indexOf('"here"'), carets.indexOf('^'), filler);
        assert.equal(carets.trim(), '^^^^^^');
        // White space at the end of a line is not shown.
        if (filler === '\t') continue;
        assert.equal(code.startsWith('...'), before > 0);
        assert.equal(code.endsWith('...'), after > 0);
      }
    }
  });

  it('cuts a long value', () => {
    const [code = '', carets = ''] = frame(
      `x = "${'v'.repeat(3000)}" // rest`,
      `"${'v'.repeat(3000)}"`,
    );
    assert.match(code, / {6}2 \| x = "v{59}\.\.\.$/);
    assert.match(carets, / {8}\| {5}\^{63}$/);
  });

  it('shows no half of a character where it cuts', () => {
    const [code = ''] = frame(`${'😀'.repeat(999)}x"here"`, '"here"');
    assert.equal(code.isWellFormed(), true);
  });

  it('marks the first character of a value of several lines', () => {
    const text = '{\n  "a": {\n    "b": 1\n  }\n}';
    const location = locate('a.json', text, text.indexOf('{\n    '), 15);
    const diagnostic = { severity: 'note', message: 'm', location } as const;
    assert.deepEqual(
      diagnosticText(diagnostic, { verbose: false, colour: false }).split('\n').slice(2),
      ['      2 | "a": {', '        |      ^'],
    );
  });

  it('takes no longer for a file of a megabyte in one line', () => {
    const text = `[${'"a",'.repeat(250_000)}"b"]`;
    const location = locate('a.json', text, text.length - 4, 3);
    const [code = ''] = diagnosticText(
      { severity: 'error', message: 'm', location },
      { verbose: false, colour: false },
    )
      .split('\n')
      .slice(2);
    assert.match(code, /"b"\]$/);
    assert.ok(code.length < 120);
  });
});

describe('secrets in the source frame', () => {
  const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz';
  for (const line of [
    `const c = "AccountName=shop;AccountKey=${key}==;x"`,
    `Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=${key}=`,
    `  "connection": "amqps://user:hunter2hunter2@rabbit:5671"`,
    `password := "hunter2hunter2"`,
    `  "apiKey": "hunter2hunter2",`,
    `https://shop.blob.core.windows.net/a?sv=1&sig=hunter2hunter2%3D`,
    `  secret: hunter2hunter2`,
    `var token = '${key}'`,
  ]) {
    it(line.slice(0, 40), () => {
      const shown = frame(line, line.trim().slice(0, 5)).join('\n');
      assert.doesNotMatch(shown, /hunter2|c2VjcmV0/);
      assert.match(shown, /\*{8}/);
    });
  }

  it('are every value of local.settings.json, and the names of settings are not', () => {
    for (const line of [
      '    "Mine": "hunter2",',
      '"A": "x", "Mine": ["hunter2", "hunter2 hunter2"], "B": 1',
      '"Mine": "hunter2',
      'hunter2" // hunter2',
    ]) {
      const shown = frame(line, line.trim().slice(0, 3), 'local.settings.json').join('\n');
      assert.doesNotMatch(shown, /hunter2/);
      if (line.includes('"Mine":')) assert.match(shown, /"Mine":/);
    }
  });

  it('are no ordinary words', () => {
    const line = `mux.HandleFunc("/api/orders/{id}", app.orders) // ${'a'.repeat(45)}`;
    assert.ok(frame(line, '"/api/orders/{id}"')[0]?.includes(line));
  });
});
