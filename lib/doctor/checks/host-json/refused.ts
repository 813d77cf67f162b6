import { isObject } from '../../../formats/json.ts';
import type { Project } from '../../../project/project.ts';
import { hostRefusals } from '../../../rules/host-json.ts';
import { type Rule, refusalMessage } from '../../../rules/refusal.ts';
import type { Finding } from '../../check.ts';

/** The findings of a rule in a host.json that can be read. */
export function refusedInHost({ hostJson }: Project, rule: Rule): Finding[] {
  if (!isObject(hostJson?.value)) return [];
  return hostRefusals(hostJson.value)
    .filter((refusal) => refusal.rule === rule)
    .map((refusal) => ({
      message: `host.json ${refusalMessage(refusal)}`,
      location: hostJson.location(...refusal.keys),
    }));
}
