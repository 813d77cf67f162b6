import { locate } from '../../../formats/position.ts';
import type { Check } from '../../check.ts';

/** The files that are read for other checks, and others that decide about a build. */
const READ =
  /(^|\/)(host|function|local\.settings|settings|launch|tasks)\.json$|\.(go|mod|sum|ya?ml|bicep)$|(^|\/)(Dockerfile|Makefile|\.funcignore|\.gitignore|\.dockerignore)$/;

export const check: Check = {
  code: 'AGF413',
  severity: 'error',
  area: 'code',
  title: 'A file has the marks of a merge that was not finished',
  reads:
    'lines that begin with <<<<<<< and >>>>>>> in the Go files, host.json, function.json, YAML, Bicep and the other files that the doctor reads',
  symptom:
    'The file is taken for broken, or what it says twice is taken as it is: ignore rules and Makefiles just go on.',
  reason: 'Git writes both sides of a conflict into the file, and leaves the choice to a person.',
  howToFix:
    'Choose a side, or put both together, delete the lines of marks, and git add the file. In functions_gen.go and .azure-go-func: run azure-go-func sync.',
  documentation: 'https://git-scm.com/docs/git-merge#_how_conflicts_are_presented',
  run: ({ files, read, json }) =>
    files.paths
      .filter((path) => READ.test(path))
      .flatMap((path) => {
        const contents = (path.endsWith('.json') ? json(path)?.text : read(path)) ?? '';
        const start = contents.includes('<<<<<<< ') ? /^<{7} .*/m.exec(contents) : null;
        return start && /^={7}\r?$/m.test(contents) && /^>{7} /m.test(contents)
          ? [
              {
                message: `${path} has the marks of a merge`,
                location: locate(path, contents, start.index, start[0].length),
              },
            ]
          : [];
      }),
};
