import { bindingTypes } from '../../../catalogue/binding-types.ts';
import { isObject, valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { FunctionFile } from '../../../project/function.ts';
import type { Project } from '../../../project/project.ts';
import { type AppFacts, refusals } from '../../../rules/function-json.ts';
import { routePrefixIn } from '../../../rules/host-json.ts';
import { type Refusal, type Rule, refusalMessage } from '../../../rules/refusal.ts';
import { prefixFault } from '../../../rules/route.ts';
import type { Finding } from '../../check.ts';
import { isMisspelt } from '../host-json/keys.ts';

interface Refused {
  fn: FunctionFile;
  refusal: Refusal;
}

/** What the host refuses in all functions, found once: each check tells of one rule. */
const found = new WeakMap<Project, Map<Rule, Refused[]>>();

/** The findings of a rule in every function.json that can be read. */
export function refusedBy(project: Project, rule: Rule): Finding[] {
  let all = found.get(project);
  if (!all) {
    all = allRefusals(project);
    found.set(project, all);
  }
  return (all.get(rule) ?? []).map(({ fn, refusal }) => finding(fn, refusal));
}

function allRefusals(project: Project): Map<Rule, Refused[]> {
  const app = appFacts(project);
  const byRule = new Map<Rule, Refused[]>();
  for (const fn of project.functions) {
    if (fn.file.problem) continue;
    for (const refusal of refusals({ name: fn.name, value: fn.file.value }, app)) {
      const list = byRule.get(refusal.rule) ?? [];
      list.push({ fn, refusal });
      byRule.set(refusal.rule, list);
    }
  }
  return byRule;
}

function appFacts(project: Project): AppFacts {
  const types = bindingTypes();
  const { hostJson, files } = project;
  const prefix = routePrefixIn(hostJson?.value);
  return {
    // AGF219 tells of a prefix that no route can follow.
    routePrefix: prefixFault(prefix) ? 'api' : prefix,
    hasExtensions:
      !isObject(hostJson?.value) ||
      valueAt(hostJson.value, 'extensionBundle') !== undefined ||
      isMisspelt(project, 'extensionBundle') ||
      // Extensions that were installed by hand, the way of version 2.
      files.paths.includes('extensions.csproj'),
    meant: types.meant,
    needed: types.needed,
    hasFile: (path) => files.fact(path) !== undefined,
  };
}

function finding({ name, file }: FunctionFile, refusal: Refusal): Finding {
  const { keys, rule, meant } = refusal;
  const edit =
    rule === 'unknown-type'
      ? setJson(file.path, keys, meant)
      : rule === 'script-file'
        ? setJson(file.path, keys, undefined)
        : undefined;
  return {
    message: `${name} ${refusalMessage(refusal)}`,
    location: file.location(...keys),
    ...(edit ? { fix: edit } : {}),
  };
}
