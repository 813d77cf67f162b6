import { deepEqual, equal } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { checks } from '../../lib/doctor/checks/index.ts';
import { parseArchive } from './support/archive.ts';
import { accepted, CASES, type Case, casePaths, readCase, treeOf } from './support/case.ts';

/** `error AGF312  Orders/function.json:4:15` of a report. */
const FOUND = /^ {2}(?:error|warning|note) +(AGF\d{3}) {2}(.*)$/gm;

const cases = casePaths().map(readCase);

/** The two wanted parts of a case, the second where there is a fix. */
function wants({ text }: Case): [string, string | undefined] {
  const [want = '', fixed] = parseArchive(text).want.split(/^-- want of --fix --$/m);
  return [want, fixed];
}

function found(text: string): { code: string; location: string }[] {
  return [...text.matchAll(FOUND)].map(([, code = '', location = '']) => ({ code, location }));
}

describe('doctor: cases ("npm run accept" writes what they want)', () => {
  for (const each of cases)
    it(each.name, async () => {
      equal(await accepted(each), each.text);
    });
});

describe('doctor: what holds for each case', () => {
  it('is a text file in the folder of a check, and each check has a folder', async () => {
    const codes = checks.map(({ code }) => code);
    deepEqual(readdirSync(CASES).sort(), codes);
    deepEqual(
      casePaths().filter((path) => !/^AGF\d{3}\/[a-z0-9-]+\.txt$/.test(path)),
      [],
    );
  });

  it('each check has one that it fires for, and one for which it must not', () => {
    for (const code of new Set(cases.map((each) => each.code))) {
      const kinds = cases.filter((each) => each.code === code).map(({ isSilent }) => isSilent);
      deepEqual([...new Set(kinds)].sort(), [false, true], code);
    }
  });

  it('wants what its folder says alone, or nothing; and --fix leaves nothing of it', () => {
    for (const each of cases) {
      const [want, fixed = ''] = wants(each);
      const codes = new Set(found(want).map(({ code }) => code));
      deepEqual([...codes], each.isSilent ? [] : [each.code], each.name);
      deepEqual(found(fixed), [], `${each.name} after --fix`);
    }
  });

  it('has a location in each text file that is there', async () => {
    for (const each of cases) {
      const tree = await treeOf(parseArchive(each.text));
      for (const { location } of found(wants(each)[0])) {
        const [, path = '', line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(location) ?? [];
        const text = String(tree.get(path)?.contents ?? '');
        const isPlace = (text.split('\n')[Number(line) - 1]?.length ?? -1) >= Number(column) - 1;
        const isWhole = WHOLE_FILES.includes(each.code) || !tree.has(path);
        equal(isPlace, !isWhole, `${each.name}: ${location}`);
      }
    }
  });
});

/** The checks that are about a file as a whole: its name, its permissions, that it is missing. */
const WHOLE_FILES = `
  AGF102 AGF103 AGF104 AGF105 AGF106 AGF107 AGF108 AGF109 AGF110 AGF111 AGF113 AGF114
  AGF201 AGF303 AGF323 AGF326
  AGF408
  AGF505 AGF601 AGF602 AGF603 AGF604 AGF605 AGF606 AGF607 AGF608 AGF610 AGF611 AGF612
`;
