import { closestMatch } from 'leven';
import { defaultAnswers } from '../options/defaults.ts';
import type { Binding } from '../project/function.ts';
import { type Catalogue, catalogue } from './index.ts';
import type { PlanLimit } from './plan-limit.ts';
import type { Trigger } from './trigger.ts';

/** Types of the host and of the extension bundle, version 4, that the catalogue does not have. */
const OTHERS = (
  'manualTrigger signalREndpoints signalRNegotiation webPubSubContext webPubSubRequest mcpToolProperty ' +
  'mcpResourceTrigger mcpPromptTrigger durableClient orchestrationClient orchestrationTrigger activityTrigger ' +
  'entityTrigger kusto textCompletion embeddings embeddingsStore semanticSearch assistantSkillTrigger ' +
  'assistantCreate assistantPost assistantQuery notificationHub documentDB'
).split(' ');

/** What bindings that have no row must name, by type in lower case (host contract 4.8 a). */
const OTHER_NEEDS: { readonly [type: string]: readonly string[] } = {
  mcptoolproperty: ['propertyName', 'propertyType', 'description', 'isRequired'],
};

/** What is known of binding types. */
export interface BindingTypes {
  /** As Microsoft spells them, sorted. */
  names: readonly string[];
  isKnown: (type: string) => boolean;
  /** The type that a misspelt one was probably meant to be; undefined when it is known, or resembles none. */
  meant: (type: string) => string | undefined;
  /** The property that names its connection; undefined when it has none, or one that may be left out. */
  connection: (type: string) => string | undefined;
  /** The properties that a binding must name besides its connection, by type in lower case. */
  needed: ReadonlyMap<string, readonly string[]>;
  /** Where bindings of a type do not run. Rows that share a type share this too. */
  notOn: (type: string) => readonly PlanLimit[];
}

let types: BindingTypes | undefined;

/** The types of the catalogue, and the others. They are compared without regard to case, as the host does. */
export function bindingTypes(): BindingTypes {
  types ??= typesOf(catalogue);
  return types;
}

export function typesOf({ triggers, bindings }: Catalogue): BindingTypes {
  // Types and names of properties are the same for all answers.
  const rows = [
    ...triggers.flatMap(bindingsOf),
    ...bindings.map((kind) => ({
      type: kind.type,
      ...kind.properties(defaultAnswers(kind.options, {})),
    })),
  ];
  const names = [...new Set([...rows.map(({ type }) => type), ...OTHERS])].sort((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  const byLower = new Map(names.map((name) => [name.toLowerCase(), name]));
  const connections = new Map(
    rows.map((row) => [
      row.type.toLowerCase(),
      ['connection', 'connectionStringSetting'].find((property) => property in row),
    ]),
  );
  const limits = new Map([
    ...triggers.map((trigger) => limitsOf(triggerType(trigger), trigger.notOn)),
    ...bindings.map(({ type, notOn }) => limitsOf(type, notOn)),
  ]);
  const isKnown = (type: string): boolean => byLower.has(type.toLowerCase());
  return {
    names,
    isKnown,
    meant: (type) => {
      if (type === '' || isKnown(type)) return undefined;
      const near = closestMatch(type.toLowerCase(), [...byLower.keys()], {
        maxDistance: Math.min(2, type.length >> 2),
      });
      return near === undefined ? undefined : byLower.get(near);
    },
    needed: new Map([
      ...triggers.map((trigger): [string, readonly string[]] => [
        triggerType(trigger).toLowerCase(),
        trigger.wire.requires,
      ]),
      ...Object.entries(OTHER_NEEDS),
    ]),
    connection: (type) => connections.get(type.toLowerCase()),
    notOn: (type) => limits.get(type.toLowerCase()) ?? [],
  };
}

function limitsOf(type: string, notOn: readonly PlanLimit[] = []): [string, readonly PlanLimit[]] {
  return [type.toLowerCase(), notOn];
}

/** `type` of the binding of a trigger: the same for all answers. */
export function triggerType(trigger: Trigger): string {
  return bindingsOf(trigger)[0]?.type ?? '';
}

/** Those of a function for which only defaults were taken. */
function bindingsOf(trigger: Trigger): Binding[] {
  return trigger.bindings(defaultAnswers(trigger.options, { function: 'Sample' }));
}
