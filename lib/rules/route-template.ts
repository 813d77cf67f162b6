/** Why ASP.NET refuses a route template: its own words where its parser speaks, and what to write instead. */
export interface TemplateFault {
  words?: string;
  fix: string;
}

interface Parameter {
  name: string;
  catchAll: boolean;
  optional: boolean;
  constraints: string;
  /** What follows the constraints: a default with its "=", or nothing. */
  rest: string;
}

/** What is between two slashes: texts and parameters. */
type Part = string | Parameter;

/** Thrown inside this file alone. */
class Refused extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.words ?? fault.fix);
    this.fault = fault;
  }
}

function refuse(words: string, fix: string): never {
  throw new Refused({ words, fix });
}

/**
 * What ASP.NET holds against a whole route template, with its prefix; undefined when it takes it
 * (dotnet/aspnetcore, RoutePatternParser.cs, RouteParameterParser.cs and the constraints' constructors).
 */
export function templateFault(template: string): TemplateFault | undefined {
  try {
    const segments = segmentsOf(withoutStart(template));
    segments.forEach((parts, index) => {
      if (index < segments.length - 1 && parts.some((part) => isParameter(part) && part.catchAll))
        refuse(
          'A catch-all parameter can only appear as the last segment of the route template.',
          'let {*rest} be the whole last segment',
        );
    });
    const parameters = segments.flat().filter(isParameter);
    checkNames(parameters);
    parameters.forEach(checkConstraints);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}

const isParameter = (part: Part | undefined): part is Parameter => typeof part === 'object';

function withoutStart(template: string): string {
  const text = template.replace(/^~?\//, '');
  if (template.startsWith('~') && text === template)
    refuse(
      "The route template cannot start with a '~' character unless followed by a '/'.",
      'leave the "~" out',
    );
  return text;
}

function segmentsOf(text: string): Part[][] {
  const segments: Part[][] = [];
  let parts: Part[] = [];
  let offset = 0;
  while (offset < text.length) {
    if (text[offset] === '/') {
      if (parts.length === 0)
        refuse(
          "The route template separator character '/' cannot appear consecutively. It must be separated by either a parameter or a literal value.",
          'write one "/" between segments, and none in front: the host adds the prefix and its slash',
        );
      segments.push(parts);
      parts = [];
      offset++;
      continue;
    }
    const [part, length] =
      text[offset] === '{' && text[offset + 1] !== '{'
        ? parameterAt(text, offset)
        : literalAt(text, offset);
    parts.push(part);
    offset += length;
  }
  if (parts.length > 0) segments.push(parts);
  segments.forEach(checkSegment);
  return segments;
}

function mismatched(): never {
  return refuse(
    "There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' character.",
    'close each "{" with a "}"; a brace that is text is written twice',
  );
}

/** The text up to a slash or a parameter, and its length in the template. */
function literalAt(text: string, start: number): [string, number] {
  let end = start;
  while (end < text.length && text[end] !== '/') {
    const char = text[end];
    const isDouble = text[end + 1] === char;
    if (char === '{' && !isDouble) {
      if (end + 1 === text.length) mismatched();
      break;
    }
    if (char === '}' && !isDouble) mismatched();
    end += char === '{' || char === '}' ? 2 : 1;
  }
  const literal = unescaped(text.slice(start, end));
  if (literal.includes('?'))
    refuse(
      `The literal section '${literal}' is invalid. Literal sections cannot contain the '?' character.`,
      'a route has no query; an optional parameter is written {id?}',
    );
  return [literal, end - start];
}

/** The parameter that begins at a brace, and its length with both braces. */
function parameterAt(text: string, start: number): [Parameter, number] {
  for (let end = start + 1; end < text.length; end++) {
    const char = text[end];
    const isDouble = text[end + 1] === char;
    if (char === '{' && !isDouble)
      refuse(
        "In a route parameter, '{' and '}' must be escaped with '{{' and '}}'.",
        'write a brace inside a constraint twice, for example {code:regex(^\\d{{3}}$)}',
      );
    if (char === '}' && !isDouble)
      return [parameterOf(unescaped(text.slice(start + 1, end))), end + 1 - start];
    if (char === '{' || char === '}') end++;
  }
  return mismatched();
}

const unescaped = (text: string): string => text.replaceAll('}}', '}').replaceAll('{{', '{');

/** `[*]name[:constraint]...[=default][?]`. A name may begin with ":" or "=", which is then no delimiter. */
function parameterOf(text: string): Parameter {
  const catchAll = text.startsWith('*');
  const optional = text.endsWith('?');
  const [, name = '', rest = ''] =
    /^([:=]?[^:=]*)(.*)$/s.exec(text.replace(/^\*\*?/, '').replace(/\?$/, '')) ?? [];
  if (catchAll && optional)
    refuse('A catch-all parameter cannot be marked optional.', 'leave the "?" out: {*rest}');
  const constraints = constraintsIn(rest);
  if (optional && rest.slice(constraints.length).startsWith('='))
    refuse(
      'An optional parameter cannot have default value.',
      'leave out the "?" or the default: {n=1} may be missing in a path too',
    );
  if (name === '' || /[/{}*?]/.test(name))
    refuse(
      `The route parameter name '${name}' is invalid. Route parameter names must be non-empty and cannot contain these characters: '{', '}', '/'. The '?' character marks a parameter as optional, and can occur only at the end of the parameter. The '*' character marks a parameter as catch-all, and can occur only at the start of the parameter.`,
      'give it a name of letters, digits and "_", for example {id}',
    );
  return { name, catchAll, optional, constraints, rest: rest.slice(constraints.length) };
}

/** The constraints at the start of what follows a name, as far as a default that ends them. */
function constraintsIn(text: string): string {
  return /^(?::[^:=(]*(?:\(.*?\)(?=[:=]|$))?)*/s.exec(text)?.[0] ?? '';
}

function checkSegment(parts: readonly Part[]): void {
  const shown = parts.map(display).join('');
  parts.forEach((part, index) => {
    if (!isParameter(part)) return;
    const before = parts[index - 1];
    const after = parts[index + 1];
    if (part.catchAll && parts.length > 1)
      refuse(
        'A path segment that contains more than one section, such as a literal section or a parameter, cannot contain a catch-all parameter.',
        'let {*rest} be the whole last segment',
      );
    if (part.optional && after !== undefined)
      refuse(
        `An optional parameter must be at the end of the segment. In the segment '${shown}', optional parameter '${part.name}' is followed by '${display(after)}'.`,
        'put {id?} at the end of its segment',
      );
    if (part.optional && before !== undefined && before !== '.')
      refuse(
        `In the segment '${shown}', the optional parameter '${part.name}' is preceded by an invalid segment '${display(before)}'. Only a period (.) can precede an optional parameter.`,
        'let {id?} be the whole segment, or put it behind a parameter and a dot: {name}.{ext?}',
      );
    if (isParameter(before))
      refuse(
        "A path segment cannot contain two consecutive parameters. They must be separated by a '/' or by a literal string.",
        'put a text or a "/" between the two: {a}-{b}',
      );
  });
}

const display = (part: Part): string =>
  isParameter(part) ? `{${part.catchAll ? '*' : ''}${part.name}${part.optional ? '?' : ''}}` : part;

function checkNames(parameters: readonly Parameter[]): void {
  const seen = new Set<string>();
  for (const { name } of parameters) {
    if (seen.has(name.toLowerCase()))
      refuse(
        `The route parameter name '${name}' appears more than one time in the route template.`,
        'give one of the two another name',
      );
    seen.add(name.toLowerCase());
  }
}

/** ASP.NET's own constraints, and what each takes between parentheses. */
const CONSTRAINTS: { readonly [name: string]: 'nothing' | 'text' | 'number' | 'range' } = {
  int: 'nothing',
  long: 'nothing',
  bool: 'nothing',
  datetime: 'nothing',
  decimal: 'nothing',
  double: 'nothing',
  float: 'nothing',
  guid: 'nothing',
  alpha: 'nothing',
  required: 'nothing',
  file: 'nothing',
  nonfile: 'nothing',
  regex: 'text',
  min: 'number',
  max: 'number',
  minlength: 'number',
  maxlength: 'number',
  length: 'range',
  range: 'range',
};

function checkConstraints({ name: parameter, constraints, rest }: Parameter): void {
  const bad = (why: string): never => {
    throw new Refused({ fix: `the parameter "${parameter}" ${why}` });
  };
  if (rest.startsWith('(')) bad('has a "(" without ")" in its constraint');
  for (const [, name = '', argument] of constraints.matchAll(
    /:([^:=(]*)(?:\((.*?)\)(?=[:=]|$))?/gs,
  )) {
    const key = name.toLowerCase();
    const takes = Object.hasOwn(CONSTRAINTS, key) ? CONSTRAINTS[key] : undefined;
    if (!takes)
      bad(`has the constraint "${name}", which is none of: ${Object.keys(CONSTRAINTS).join(', ')}`);
    if (takes === 'nothing' && argument)
      bad(`has a constraint ${name} with an argument, and that takes none`);
    if (takes === 'text' && argument === undefined)
      bad('needs a pattern, for example {code:regex(^a)}');
    if ((takes === 'number' || takes === 'range') && !isBounds(key, argument ?? ''))
      bad(
        'needs whole numbers, the lower first, for example {n:min(1)}, {n:range(1,9)}, {n:length(5)}',
      );
  }
}

function isBounds(name: string, argument: string): boolean {
  const numbers = argument.split(',');
  if (!numbers.every((number) => /^\s*[+-]?\d{1,18}\s*$/.test(number))) return false;
  const [low = 0, high = low] = numbers.map(Number);
  const isTwo = numbers.length === 2;
  if (name === 'range') return isTwo && low <= high;
  return numbers.length === 1 || (name === 'length' && isTwo && low <= high);
}
