import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF610',
  severity: 'error',
  area: 'package',
  title: 'The zip has names that Linux takes for something else',
  reads: 'backslashes, "..", drive letters and leading slashes in the names of the entries',
  symptom:
    'The functions are not found: on Linux "Hello\\function.json" is one file with a strange name, in the root.',
  reason:
    'Old .NET tools on Windows write backslashes, which are part of a name on Linux. A name that leads out of the package is refused.',
  howToFix:
    'Make the zip with another tool: go run ./internal/pack, func pack, or tar -a on Windows.',
  documentation:
    'https://learn.microsoft.com/dotnet/framework/migration-guide/mitigation-ziparchiveentry-fullname-path-separator',
  run: ({ zip, target }) => {
    const isWindows = target.platform.os === 'windows';
    const strange = (zip?.entries ?? []).filter(
      ({ name, path }) =>
        /^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)/.test(path) || (!isWindows && name.includes('\\')),
    );
    return strange.length === 0
      ? []
      : [
          {
            message: `${strange.length} name(s) such as ${JSON.stringify(strange[0]?.name)}`,
            location: { file: strange[0]?.path ?? '' },
          },
        ];
  },
};
