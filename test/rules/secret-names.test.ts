import assert from 'node:assert/strict';
import { isSecretFile } from '../../lib/doctor/checks/package/secret-files.ts';

const isSecret = (path: string): boolean => isSecretFile({ read: () => undefined }, path);

describe('names of files that hold secrets', () => {
  for (const path of (
    'local.settings.json Local.Settings.JSON local.settings.prod.json prod.settings.json .env .env.local app.env ' +
    'prod.env app.env.production web/.env tls.pem tls.key cert.pfx a.p12 a.p8 a.jks release.keystore team.kdbx ' +
    'putty.ppk id_rsa deploy/id_ed25519 x.publishsettings a.tfstate a.tfstate.backup prod.tfvars ' +
    'prod.auto.tfvars.json credentials.json service-account.json service-account-prod.json client_secret_1.json ' +
    'secrets.yaml kubeconfig prod.kubeconfig .kube/config .aws/credentials .ssh/known_hosts .netrc .git-credentials'
  ).split(' ')) {
    it(path, () => assert.equal(isSecret(path), true));
  }
  for (const path of (
    'host.json HttpExample/function.json handler .env.example app.env.sample local.settings.sample.json ' +
    'id_rsa.pub environment.go keys.go monkey.txt settings.json web/env.js credentials.go .npmrc'
  ).split(' ')) {
    it(`not ${path}`, () => assert.equal(isSecret(path), false));
  }
});
