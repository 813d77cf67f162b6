/**
 * Files that hold secrets by their names, as patterns of .gitignore in lower case: no package has them, and the
 * doctor looks for them. The packer of a generated project has the same list, made from this one.
 */
export const SECRET_NAMES: readonly string[] = [
  '*.settings.json',
  '*.settings.local.json',
  'local.settings.*',
  '.env*',
  '*.env',
  '*.env.local',
  '*.env.dev*',
  '*.env.prod*',
  '*.env.stag*',
  '*.pem',
  '*.key',
  '*.p8',
  '*.p12',
  '*.pfx',
  '*.jks',
  '*.keystore',
  '*.kdb',
  '*.kdbx',
  '*.ppk',
  'id_rsa*',
  'id_dsa*',
  'id_ecdsa*',
  'id_ed25519*',
  '*.publishsettings',
  '*.pubxml.user',
  '*.tfstate*',
  '*.tfvars',
  '*.tfvars.json',
  '.terraformrc',
  'credentials',
  'credentials.json',
  'client_secret*.json',
  'service-account*.json',
  'service_account*.json',
  'serviceaccount*.json',
  'secrets.json',
  'secrets.toml',
  'secrets.y*ml',
  '*.secret',
  '*.secrets',
  'kubeconfig',
  'kubeconfig.*',
  '*.kubeconfig',
  '.kube/',
  '.aws/',
  '.azure/',
  '.gnupg/',
  '.ssh/',
  '.git-credentials',
  '.htpasswd',
  '.netrc',
  '_netrc',
  '.pgpass',
  '.pypirc',
  '!*.pub',
  '!*.example',
  '!*.example.*',
  '!*.sample',
  '!*.sample.*',
  '!*.template',
  '!*.template.*',
];

/** Whether a file has the name of one that holds secrets, or is in a folder with such a name. */
export function hasSecretName(path: string): boolean {
  const slash = path.lastIndexOf('/');
  return (
    isSecretFolder(path.slice(0, Math.max(0, slash))) || isSecret(path.slice(slash + 1), false)
  );
}

const folders = new Map([['', false]]);

function isSecretFolder(path: string): boolean {
  let verdict = folders.get(path);
  if (verdict === undefined) {
    const slash = path.lastIndexOf('/');
    verdict =
      isSecretFolder(path.slice(0, Math.max(0, slash))) || isSecret(path.slice(slash + 1), true);
    folders.set(path, verdict);
  }
  return verdict;
}

/** The verdicts on names of files and of folders: most of an app are there many times. */
const known = { file: new Map<string, boolean>(), folder: new Map<string, boolean>() };

function isSecret(name: string, isFolder: boolean): boolean {
  const verdicts = isFolder ? known.folder : known.file;
  let verdict = verdicts.get(name);
  if (verdict === undefined) {
    const lower = name.toLowerCase();
    // Of the patterns that fit the last one decides.
    const last = SIGNS.test(lower)
      ? PATTERNS.findLast(({ parts, ofFolder }) => (isFolder || !ofFolder) && fits(lower, parts))
      : undefined;
    verdict = last?.isSecret ?? false;
    verdicts.set(name, verdict);
  }
  return verdict;
}

const PATTERNS = SECRET_NAMES.map((pattern) => {
  const ofFolder = pattern.endsWith('/');
  const isSecretPattern = !pattern.startsWith('!');
  const glob = pattern.slice(isSecretPattern ? 0 : 1, ofFolder ? -1 : undefined);
  return { parts: glob.split('*'), ofFolder, isSecret: isSecretPattern };
});

/** In every name that a pattern fits is the longest of its parts. Most names of an app have none of these. */
const SIGNS = new RegExp(
  PATTERNS.map(({ parts }) => parts.reduce((a, b) => (b.length > a.length ? b : a)))
    .map((part) => part.replaceAll('.', '\\.'))
    .join('|'),
);

/** @param parts what is between the asterisks of a pattern */
function fits(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
