import ignore from 'ignore';
import type { Project } from '../../../project/project.ts';
import { SECRET_NAMES } from '../../../rules/secret-names.ts';

/** Whether a file holds secrets: by its name, and a .pem that is not merely a certificate. */
export function isSecretFile({ read }: Pick<Project, 'read'>, path: string): boolean {
  return hasSecretName(path) && !(path.endsWith('.pem') && isPublic(read(path) ?? ''));
}

function isPublic(pem: string): boolean {
  return /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----/.test(pem) && !pem.includes('PRIVATE KEY-----');
}

const names = ignore({ ignorecase: false }).add([...SECRET_NAMES]);

function hasSecretName(path: string): boolean {
  const lower = path.toLowerCase();
  return ignore.isPathValid(lower) && names.ignores(lower);
}
