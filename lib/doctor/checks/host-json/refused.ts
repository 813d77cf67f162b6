import { isObject } from '../../../project/json.ts';
import { hostRefusals } from '../../../rules/host-json.ts';
import { type Rule, refusalMessage } from '../../../rules/refusal.ts';
import type { Finding } from '../../finding.ts';
import type { Subject } from '../../subject/subject.ts';

/** The findings of a rule in a host.json that can be read. */
export function refusedInHost({ hostJson }: Subject, rule: Rule): Finding[] {
  if (!isObject(hostJson?.value)) return [];
  return hostRefusals(hostJson.value)
    .filter((refusal) => refusal.rule === rule)
    .map((refusal) => ({
      message: `host.json ${refusalMessage(refusal)}`,
      place: hostJson.place(...refusal.keys),
    }));
}
