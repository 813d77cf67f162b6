import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF326',
  severity: 'warning',
  area: 'function.json',
  title: 'A function.json lies where the host does not look',
  reads: 'the places of all function.json files, next to the host.json of the root',
  symptom: 'The function is not listed, and nothing says why: "No job functions found."',
  sources: {
    'No job functions found.': 'vector no-functions',
  },
  reason: 'The host looks into the folders of the root, and no deeper.',
  howToFix: 'Move the folder of the function up, next to host.json.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#application-structure',
  run: ({ files, hostJson }) =>
    !hostJson
      ? []
      : files.paths
          .filter((path) => /\/function\.json$/.test(path) && path.split('/').length > 2)
          .filter(
            (path) =>
              !/^(\.[^/]*|bin|obj|dist|tests?|testdata|docs|vendor|examples?)\//.test(path) &&
              !belongsToAnotherApp(path, files.paths),
          )
          .map((path) => ({
            message: `${path} is too deep for the host to find`,
            location: { file: path },
          })),
};

/** A host.json above it, below the root, makes it part of another app. */
function belongsToAnotherApp(path: string, paths: readonly string[]): boolean {
  const folders = path.split('/').slice(0, -2);
  return folders.some((_, depth) =>
    paths.includes([...folders.slice(0, depth + 1), 'host.json'].join('/')),
  );
}
