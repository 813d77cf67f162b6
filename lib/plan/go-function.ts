import type { BindingKind } from '../catalogue/binding.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { titleWithPlans } from '../catalogue/plan-limit.ts';
import type { EventType } from '../catalogue/trigger.ts';
import { FOUND_NOTHING } from '../catalogue/wire.ts';
import { goString } from '../formats/quote/go.ts';
import {
  type Binding,
  type FunctionOnDisk,
  isSimpleHttp,
  routedFunction,
  triggerOf,
} from '../project/function.ts';
import { goExported, goFile, goMethod } from '../rules/go-names.ts';
import { fullTemplate } from '../rules/route.ts';

/** An input or output of a function as the templates see it. */
export interface BindingData {
  /** Its name in function.json, and its field in the Go struct. */
  name: string;
  field: string;
  direction: string;
  /** `Input` or `MessageOutput`: the Go type of the field, in package azfunc; `New` + it makes one. */
  goType: string;
  /** The user's struct for its items, in the function's Go file, if it takes one: name and declaration. */
  item?: { name: string; declaration: string } | undefined;
  /** What a user has to know of its value, besides the title, in Markdown. */
  note: string;
  /** What it is, with the plans that never run it. */
  title: string;
  kind: BindingKind | undefined;
  binding: Binding;
}

/** A function as the templates see it. */
export interface FunctionData {
  /** Its folder and its name at the host. */
  name: string;
  /** Its method on `app`, its file without `.go`, and its name in exported identifiers. */
  method: string;
  file: string;
  exported: string;
  /** Our catalogue's trigger; undefined when we do not know the type. */
  trigger: string | undefined;
  /** The host forwards plain HTTP to it (contract 3.1); else it gets an envelope. */
  simpleHttp: boolean;
  /** Upper case; empty means all. */
  methods: readonly string[];
  /** The route template with the prefix, as the host matches it. Empty for other triggers. */
  route: string;
  /** The typed event. For plain HTTP, and where we have none, undefined. */
  event: EventType | undefined;
  /** The Go expression that makes its handler, for an event function. */
  handler: string;
  /** The parameters of its method. */
  parameters: string;
  /** Statements of an example for its bindings but one, in a method that fails by `fail`. */
  example: (fail: string, but?: string) => string;
  triggerBinding: Binding;
  /** Inputs and outputs, without the answer of an HTTP function. */
  bindings: readonly BindingData[];
}

/** What the templates need to know of a function, from its function.json. */
export function functionData(
  { name, bindings }: FunctionOnDisk,
  catalogue: Catalogue,
  routePrefix: string,
  forwardsHttp = true,
): FunctionData {
  const triggerBinding = triggerOf(bindings) ?? { type: '', direction: 'in', name: '' };
  const http = routedFunction({ name, bindings });
  const trigger = catalogue.triggers.find((candidate) => candidate.recognises(triggerBinding));
  const isHttp = triggerBinding.type.toLowerCase() === 'httptrigger';
  const simpleHttp = forwardsHttp && isSimpleHttp(bindings);
  const answer = isHttp ? bindings.find(({ type }) => type.toLowerCase() === 'http') : undefined;
  const others = bindings
    .filter((binding) => binding !== triggerBinding && binding !== answer)
    .map((binding) => bindingData(binding, catalogue.bindings, goMethod(name)));
  const event = simpleHttp ? undefined : trigger?.event?.(triggerBinding);
  const method = goMethod(name);
  return {
    name,
    method,
    file: goFile(name),
    exported: goExported(name),
    trigger: trigger?.name,
    simpleHttp,
    methods: http?.methods ?? [],
    route: http ? fullTemplate(routePrefix, http.route) : '',
    event,
    handler: handlerFor(name, event, triggerBinding, answer, others),
    parameters: parametersFor(isHttp, method, event, others),
    example: (fail, but) =>
      exampleFor(
        others.filter((other) => other.name !== but),
        fail,
      ),
    triggerBinding,
    bindings: others,
  };
}

function bindingData(binding: Binding, kinds: readonly BindingKind[], method: string): BindingData {
  const direction = binding.direction === 'in' ? 'in' : 'out';
  const kind = kinds.find(
    (each) =>
      each.direction === direction && each.type.toLowerCase() === binding.type.toLowerCase(),
  );
  const goType = kind?.go.type ?? (direction === 'in' ? 'Input' : 'Output');
  const word = binding.name.replace(/[^A-Za-z0-9]/g, '');
  const field = word.charAt(0).toUpperCase() + word.slice(1);
  const item = goType.endsWith('[T]') ? itemOf(`${method}${field}Item`, binding, kind) : undefined;
  return {
    name: binding.name,
    field,
    direction,
    goType: item
      ? goType.replace('[T]', `[${item.name}]`)
      : goType.replace(/\[([A-Z]\w*)\]/, '[azfunc.$1]'),
    item,
    note: kind?.collector?.carries ?? (kind?.wire ? FOUND_NOTHING[kind.wire.missing] : ''),
    kind,
    title: kind ? titleWithPlans(kind) : binding.type,
    binding,
  };
}

function itemOf(
  name: string,
  binding: Binding,
  kind: BindingKind | undefined,
): BindingData['item'] {
  const fields = (kind?.go.fields ?? []).map((field) => `\t${field}\n`).join('');
  return {
    name,
    declaration: `// ${name} is what ${binding.name} in function.json takes.\ntype ${name} struct {\n${fields}}\n`,
  };
}

function handlerFor(
  name: string,
  event: EventType | undefined,
  { name: triggerName }: Binding,
  answer: Binding | undefined,
  bindings: readonly BindingData[],
): string {
  const method = `a.${goMethod(name)}`;
  const isHttp = event?.constructor === 'HTTP';
  const bind = isHttp ? 'BindHTTP' : 'Bind';
  const bound =
    bindings.length === 0 ? method : `azfunc.${bind}(${method}, bind${goExported(name)})`;
  if (event === undefined) return `azfunc.Generic(${bound})`;
  const names = isHttp ? [triggerName, answer?.name ?? ''] : [triggerName];
  return `azfunc.${event.constructor}(${[...names.map(goString), bound].join(', ')})`;
}

function parametersFor(
  isHttp: boolean,
  method: string,
  event: EventType | undefined,
  bindings: readonly BindingData[],
): string {
  const first = isHttp
    ? 'w http.ResponseWriter, r *http.Request'
    : `ctx context.Context, e *azfunc.${eventTypeFor(event, method)}`;
  return bindings.length === 0 ? first : `${first}, b ${method}Bindings`;
}

/** `QueueEvent[T]` and `SQLEvent[TRow]` take the struct that is named after the function. */
function eventTypeFor(event: EventType | undefined, method: string): string {
  return (
    event?.type.replace(/\[T(\w*)\]/, (_, word) => `[${method}${word || 'Message'}]`) ?? 'Event'
  );
}

function exampleFor(bindings: readonly BindingData[], fail: string): string {
  return bindings
    .flatMap(({ kind, field, binding, item }) => {
      const variable = `${field.charAt(0).toLowerCase()}${field.slice(1)}Value`;
      const names = { field: `b.${field}`, variable, fail, binding, item: item?.name ?? '' };
      return kind?.go.example(names) ?? [];
    })
    .map((line) => `\t${line}\n`)
    .join('');
}
