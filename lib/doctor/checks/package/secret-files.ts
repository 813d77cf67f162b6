import type { Project } from '../../../project/project.ts';
import { hasSecretName } from '../../../rules/secret-names.ts';

/** Whether a file holds secrets: by its name, and a .pem that is not merely a certificate. */
export function isSecretFile({ read }: Pick<Project, 'read'>, path: string): boolean {
  return hasSecretName(path) && !(path.endsWith('.pem') && isPublic(read(path) ?? ''));
}

function isPublic(pem: string): boolean {
  return /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----/.test(pem) && !pem.includes('PRIVATE KEY-----');
}
