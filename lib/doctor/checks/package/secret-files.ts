import type { Subject } from '../../subject/subject.ts';

/** Whether a file holds secrets: by its name, and a .pem that is not merely a certificate. */
export function isSecretFile({ text }: Pick<Subject, 'text'>, path: string): boolean {
  return hasSecretName(path) && !(path.endsWith('.pem') && isPublic(text(path) ?? ''));
}

function isPublic(pem: string): boolean {
  return /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----/.test(pem) && !pem.includes('PRIVATE KEY-----');
}

/** The same names as the generated packer leaves out. */
function hasSecretName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    /^local\.settings\.(?!sample|example|template).*$|\.settings\.local\.json$/.test(name) ||
    /^\.env(\.(?!sample|example|template).*)?$/.test(name) ||
    /^id_(rsa|dsa|ecdsa|ed25519)$|\.(pem|key|pfx|p12|jks|publishsettings|tfstate|tfvars)$/.test(
      name,
    )
  );
}
