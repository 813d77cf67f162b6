import { hostError } from './host-error.ts';

type Test = (value: string) => boolean;

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const guid = /^[({]?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}[)}]?$/i;
const whole = (value: string) => /^[+-]?\d+$/.test(value);
const between = (low: bigint, high: bigint) => (value: string) =>
  whole(value) && BigInt(value) >= low && BigInt(value) <= high;

const simple: Record<string, Test> = {
  int: between(-(2n ** 31n), 2n ** 31n - 1n),
  long: between(-(2n ** 63n), 2n ** 63n - 1n),
  bool: (value) => /^(true|false)$/i.test(value),
  datetime: (value) => !Number.isNaN(Date.parse(value)),
  decimal: (value) => number.test(value),
  double: (value) => number.test(value),
  float: (value) => number.test(value),
  guid: (value) => guid.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  required: (value) => value !== '',
};

const withArguments: Record<string, (...args: string[]) => Test> = {
  minlength: (min) => (value) => value.length >= Number(min),
  maxlength: (max) => (value) => value.length <= Number(max),
  length: (min, max) => (value) =>
    value.length >= Number(min) && value.length <= Number(max ?? min),
  min: (min) => (value) => whole(value) && BigInt(value) >= BigInt(min as string),
  max: (max) => (value) => whole(value) && BigInt(value) <= BigInt(max as string),
  range: (min, max) => between(BigInt(min as string), BigInt(max as string)),
};

/** The test behind `int`, `range(1,10)`, `regex(^a)` in a route template; throws for a name that ASP.NET does not know. */
export function routeConstraint(text: string): Test {
  const [, name = text, args] = /^(\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  const key = name.toLowerCase();
  if (key === 'regex' && args !== undefined) {
    const pattern = new RegExp(args, 'i');
    return (value) => pattern.test(value);
  }
  const test =
    args === undefined
      ? simple[key]
      : withArguments[key]?.(...args.split(',').map((argument) => argument.trim()));
  if (test) return test;
  throw hostError(
    'InvalidOperationException',
    `The constraint reference '${name}' could not be resolved to a type. Register the constraint type with 'Microsoft.AspNetCore.Routing.RouteOptions.ConstraintMap'.`,
  );
}
