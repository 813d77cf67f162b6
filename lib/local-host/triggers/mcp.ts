import type { Binding } from '../binding.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { type Element, parseStrict, textOf, writeElement } from '../json/system-text.ts';
import { bindingFailure, parameterType } from './arrival.ts';

/** What the MCP server knows of a call; nothing but a transport without a name in the recorded ones. */
const transport = { name: 'unknown', properties: {} };
const context = {
  SessionId: null,
  ClientInfo: null,
  Transport: { Name: 'unknown', SessionId: null, Properties: {} },
};

/** ext-mcp.json: JSON text `{name, arguments, transport}`; `args` is the JSON text of the arguments. */
export function mcpToolTrigger(binding: Binding, args?: string): InvocationValues {
  if (parameterType(binding) !== 'string') {
    const message =
      'Cannot convert Microsoft.Azure.Functions.Extensions.Mcp.ToolInvocationContext to Byte[].';
    throw bindingFailure(binding.name, hostError('System.ArgumentException', message));
  }
  return named(String(binding.toolName), 'mcptool', args);
}

/** The same with a prompt's name. */
export function mcpPromptTrigger(binding: Binding, args?: string): InvocationValues {
  return named(String(binding.promptName), 'mcpprompt', args);
}

/** JSON text `{uri, transport}`. */
export function mcpResourceTrigger(binding: Binding): InvocationValues {
  const uri = String(binding.uri);
  return {
    trigger: escaped({ uri, transport }),
    metadata: { mcpresourcecontext: { Uri: uri, ...context }, uri, mcpresourceuri: uri },
  };
}

/** An `mcpToolProperty` input: the argument of that name as text, `` without. */
export function mcpToolProperty(binding: Binding, args: string): string {
  const argument = properties(args).find(([name]) => name === binding.propertyName)?.[1];
  return argument ? argumentText(argument) : '';
}

function named(name: string, prefix: string, args: string | undefined): InvocationValues {
  const given = args === undefined ? undefined : properties(args);
  const kinds = given?.map(([key, value]) => [key, { ValueKind: valueKinds[value.kind] }]);
  return {
    trigger: escaped({
      name,
      ...(args !== undefined && { arguments: JSON.parse(args) as unknown }),
      transport,
    }),
    metadata: {
      [`${prefix}context`]: {
        Name: name,
        Arguments: kinds ? Object.fromEntries(kinds) : null,
        ...context,
      },
      name,
      ...(given && {
        [`${prefix}args`]: Object.fromEntries(
          given.map(([key, value]) => [key, argumentText(value)]),
        ),
      }),
    },
  };
}

const valueKinds = { Object: 1, Array: 2, String: 3, Number: 4, True: 5, False: 6, Null: 7 };

function properties(args: string): [string, Element][] {
  const element = parseStrict(args);
  return element.kind === 'Object' ? element.properties : [];
}

/** `JsonElement.ToString()`. */
function argumentText(element: Element): string {
  if (element.kind === 'True' || element.kind === 'False') return element.kind;
  if (element.kind === 'Null') return '';
  return textOf(element) ?? writeElement(element);
}

/** System.Text.Json escapes all that is not ASCII, and what HTML could misread. */
function escaped(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]|[&<>'+`]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
