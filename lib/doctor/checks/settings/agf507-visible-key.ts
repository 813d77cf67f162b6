import { locate } from '../../../formats/position.ts';
import type { Check } from '../../check.ts';

/** Files in which people write settings. */
const WRITTEN = /\.(json|ya?ml|bicep|bicepparam|tf|go|sh|ps1|http|rest)$/;

const SECRET =
  /AccountKey=[A-Za-z0-9+/]{40,}={0,2}|SharedAccessKey=[A-Za-z0-9+/]{30,}={0,2}|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g;

/** The keys of the emulators of Storage and Cosmos DB, which everybody knows. */
const EMULATOR =
  /Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq|C2y6yDjf5\/R\+ob0N8A7Cgv30VRDJIWEHLM\+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw\/Jw/;

const MAX_FILES = 2000;

export const check: Check = {
  code: 'AGF507',
  severity: 'error',
  area: 'settings',
  title: 'A key is in a file of the app',
  reads: 'JSON, YAML, Bicep, Terraform, Go and script files, but not local.settings.json',
  symptom: 'None, until someone else reads the repository or the package.',
  reason:
    'Such files are committed and deployed. A key in them is known to everybody who can read either.',
  howToFix: 'Take it out, put it into an app setting or use an identity, and renew the key.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/security-concepts#secret-management',
  run: ({ files, read }) =>
    files.paths
      .filter(
        (path) =>
          WRITTEN.test(path) && !/(^|\/)local\.settings\.json$|^vendor\/|package-lock/.test(path),
      )
      .slice(0, MAX_FILES)
      .flatMap((path) => {
        const contents = read(path) ?? '';
        const match = [...contents.matchAll(SECRET)].find(([key]) => !EMULATOR.test(key));
        return match
          ? [
              {
                message: `${path} holds a key`,
                location: locate(path, contents, match.index, match[0].length),
              },
            ]
          : [];
      }),
};
