import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bindingTypes } from '../../lib/catalogue/binding-types.ts';
import { checks } from '../../lib/doctor/checks/index.ts';
import { checkPath } from '../../lib/doctor/doctor.ts';
import {
  configurations,
  indexed,
  noJson,
  type RecordedConfiguration,
  type RecordedFunction,
} from '../rules/recorded-refusals.ts';
import { temporaryFolder } from '../support/project.ts';
import { options } from './support/bases.ts';

const host = {
  version: '2.0',
  customHandler: { description: { defaultExecutablePath: 'node' } },
};
const bundle = { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' };

/** The checks that tell what the host refuses when it starts. Others tell of what happens later. */
const STARTING = /^AGF(20[23456]|213|218|219|220|30[1-9]|31[0234567]|320|321|329|332|333|336)$/;

function app(files: { [path: string]: string }): string {
  const root = join(temporaryFolder(), 'app');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function startingErrors(root: string): Promise<string[]> {
  const { diagnostics: found } = await checkPath(root, options());
  rmSync(root, { recursive: true });
  return found
    .filter(({ severity, code = '' }) => severity === 'error' && STARTING.test(code))
    .map(({ code, message, symptom }) => `${code} ${message} ${symptom}`);
}

async function errorsOf({ name, text }: RecordedFunction): Promise<string[]> {
  const types = bindingTypes();
  const used = [...text.matchAll(/"type": ?"(\w+)"/g)].map(([, type = '']) => type);
  // The recorded host had some extensions loaded one by one, and no bundle.
  const hasBundle = used.every((type) => types.isKnown(type));
  return startingErrors(
    app({
      'host.json': JSON.stringify(hasBundle ? { ...host, extensionBundle: bundle } : host),
      [`${name}/function.json`]: text,
      handler: '',
    }),
  );
}

describe('doctor: what the host refuses, against what was recorded', function () {
  this.timeout(60_000);

  for (const recorded of [...indexed(), ...noJson()]) {
    it(recorded.id, async () => {
      const errors = await errorsOf(recorded);
      // An empty list of methods is taken, and answers nobody.
      const isTaken = recorded.error === undefined && recorded.id !== 'function-MethodsEmpty';
      assert.equal(errors.length === 0, isTaken, errors.join('\n'));
    });
  }

  for (const { id, text, errors } of configurations() as RecordedConfiguration[]) {
    it(id, async () => {
      const found = await startingErrors(
        app({
          'host.json': text,
          'Hello/function.json': JSON.stringify({
            bindings: [
              { type: 'httpTrigger', name: 'req' },
              { type: 'http', direction: 'out', name: 'res' },
            ],
          }),
        }),
      );
      assert.equal(found.length > 0, errors !== undefined, found.join('\n'));
    });
  }

  it('takes a warm-up function without a bundle: it is built in', async () => {
    const warmup = { bindings: [{ type: 'warmupTrigger', direction: 'in', name: 'context' }] };
    const files = {
      'host.json': JSON.stringify(host),
      'warmup/function.json': JSON.stringify(warmup),
    };
    assert.deepEqual(await startingErrors(app(files)), []);
  });

  it('has a check for each code that is named here', async () => {
    const codes = checks.filter(({ code }) => STARTING.test(code));
    assert.equal(codes.length, 31);
  });
});
