/** Whether a file holds secrets, by its name. The same names as the generated packer leaves out. */
export function isSecretFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    /^local\.settings\.(?!sample|example|template).*$|\.settings\.local\.json$/.test(name) ||
    /^\.env(\.(?!sample|example|template).*)?$/.test(name) ||
    /^id_(rsa|dsa|ecdsa|ed25519)$|\.(pem|key|pfx|p12|jks|publishsettings|tfstate|tfvars)$/.test(
      name,
    )
  );
}
