import { mayBeLeftOut } from '../options/left-out.ts';
import { type Answers, type Option, text } from '../options/option.ts';
import { referencedSetting } from '../options/referenced-setting.ts';

/** Where the sidecar is, for inputs and outputs. */
export const daprAddress: Option = mayBeLeftOut(
  {
    name: 'dapr-address',
    kind: 'text',
    help: 'The address of the Dapr sidecar.',
    example: 'dapr-address=http://localhost:3501',
    check: (address) =>
      /^(https?:\/\/[^\s/]+|%[^%\s]+%)$/.test(address)
        ? undefined
        : `"${address}" is not an address, for example http://localhost:3501`,
  },
  'http://localhost:3500, or the port in DAPR_HTTP_PORT',
);

/** Values for the app settings that answers name as `%NAME%`. Dapr itself needs none. */
export function daprSettings(answers: Answers, names: readonly string[]): Record<string, string> {
  return Object.assign(
    {},
    ...names.map((name) => referencedSetting(text(answers, name), 'replace-me')),
  );
}
