import type { Binding, Trigger } from '../catalogue/trigger.ts';
import type { FunctionOnDisk } from '../project/project.ts';
import { goExported, goFile, goMethod } from '../rules/go-names.ts';

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
  /** The constructor in `internal/azfunc` for its event. */
  event: string;
  /** The type of that event: `QueueEvent[T]`, or `Event` when we have no typed one. */
  eventType: string;
  triggerBinding: Binding;
}

/** What the templates need to know of a function, from its function.json. */
export function functionData(
  { name, bindings }: FunctionOnDisk,
  triggers: readonly Trigger[],
  routePrefix: string,
): FunctionData {
  const triggerBinding = bindings.find(({ type }) => /trigger$/i.test(type)) ?? {
    type: '',
    direction: 'in',
    name: '',
  };
  const trigger = triggers.find((candidate) => candidate.recognises(triggerBinding));
  const isHttp = triggerBinding.type.toLowerCase() === 'httptrigger';
  const route =
    typeof triggerBinding.route === 'string' && triggerBinding.route !== ''
      ? triggerBinding.route
      : name;
  const methods = Array.isArray(triggerBinding.methods) ? triggerBinding.methods.map(String) : [];
  return {
    name,
    method: goMethod(name),
    file: goFile(name),
    exported: goExported(name),
    trigger: trigger?.name,
    simpleHttp: isSimpleHttp(bindings),
    methods: methods.map((method) => method.toUpperCase()),
    route: isHttp ? (routePrefix === '' ? route : `${routePrefix}/${route}`) : '',
    event: trigger?.event?.constructor ?? 'Generic',
    eventType: trigger?.event?.type ?? 'Event',
    triggerBinding,
  };
}

/**
 * Exactly one input binding, an httpTrigger, and exactly one output binding, http (contract 3.1).
 * Only such a function is forwarded or proxied; all others are called with an envelope.
 */
function isSimpleHttp(bindings: readonly Binding[]): boolean {
  const inputs = bindings.filter(({ direction }) => direction !== 'out');
  const outputs = bindings.filter(({ direction }) => direction !== 'in');
  return (
    inputs.length === 1 &&
    outputs.length === 1 &&
    inputs[0]?.type.toLowerCase() === 'httptrigger' &&
    outputs[0]?.type.toLowerCase() === 'http'
  );
}
