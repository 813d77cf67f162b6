import { type Binding, isType } from '../binding.ts';
import { hostError } from '../host-error.ts';
import { type Culture, invariant } from '../json/culture.ts';
import { type Token, tokenText, writeJson } from '../json/json-net.ts';
import { dateJson } from '../json/net-date.ts';
import {
  type Element,
  parseStrict,
  property,
  StrictJsonError,
  textOf,
} from '../json/system-text.ts';

/** What an MCP client gets. */
export type McpResult = Record<string, unknown> | null;

/**
 * A ReturnValue without a `$return` output goes to the trigger undecoded (contract 4.8 f): what an MCP tool, prompt or
 * resource makes of it. Null when the function returned nothing.
 */
export function mcpResult(binding: Binding, value: Token, culture: Culture = invariant): McpResult {
  if (isType(binding, 'mcpPromptTrigger')) return promptResult(value, culture);
  if (value.type === 'null') return null;
  if (isType(binding, 'mcpResourceTrigger')) return resourceResult(binding, value);
  if (binding.useResultSchema === true) return typedResult(value);
  return { content: [{ type: 'text', text: tokenText(value, culture) }] };
}

function promptResult(value: Token, culture: Culture): McpResult {
  if (value.type === 'null') return { messages: [] };
  const content = { type: 'text', text: tokenText(value, culture) };
  return { messages: [{ content, role: 'user' }] };
}

function resourceResult({ uri, mimeType }: Binding, value: Token): McpResult {
  if (value.type === 'string') return { contents: [{ uri, mimeType, text: value.value }] };
  throw afterReturn(
    hostError(
      'System.InvalidOperationException',
      `Unsupported return type for resource read: ${netType(value)}. Expected string or byte[].`,
    ),
  );
}

const netTypes = {
  object: 'JObject',
  array: 'JArray',
  integer: 'Int64',
  float: 'Double',
  boolean: 'Boolean',
  date: 'DateTime',
  string: 'string',
  null: null,
} as const;

/** The .NET type that Json.NET read. */
export function netType({ type }: Token): string | null {
  return netTypes[type];
}

/** With `useResultSchema` only a text that is itself a tool's result. */
function typedResult(value: Token): McpResult {
  if (value.type !== 'string') {
    throw afterReturn(
      hostError('System.ArgumentException', "Expected JSON string. (Parameter 'value')"),
    );
  }
  const result = readTyped(value.value);
  const content = JSON.parse(textOf(property(result, 'content')) ?? 'null') as McpResult;
  return textOf(property(result, 'type')) === 'call_tool_result' ? content : { content: [content] };
}

function readTyped(text: string): Element {
  try {
    const result = parseStrict(text);
    if (property(result, 'type')) return result;
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    const message = error.message.replace(' LineNumber:', ' Path: $ | LineNumber:');
    throw afterReturn(hostError('System.Text.Json.JsonException', message, error));
  }
  throw afterReturn(
    hostError(
      'System.Text.Json.JsonException',
      "JSON deserialization for type 'Microsoft.Azure.Functions.Extensions.Mcp.McpToolResult' was missing required properties including: 'Type'.",
    ),
  );
}

function afterReturn(cause: Error): Error {
  return hostError(
    'System.InvalidOperationException',
    'Error while handling parameter $return after function returned:',
    cause,
  );
}

/** The body a caller of a Dapr service invocation gets; null for none. */
export function daprResult(value: Token): string | null {
  return value.type === 'null' ? null : daprJson(value);
}

// System.Text.Json takes the tokens of Json.NET for collections, and a value among them for an empty one.
function daprJson(value: Token): string {
  switch (value.type) {
    case 'object':
      return `{${[...value.properties].map(([name, item]) => `${JSON.stringify(name)}:${inside(item)}`).join(',')}}`;
    case 'array':
      return `[${value.items.map(inside).join(',')}]`;
    case 'date':
      return `"${dateJson(value.value)}"`;
    default:
      return writeJson(value);
  }
}

function inside(item: Token): string {
  return item.type === 'object' || item.type === 'array' ? daprJson(item) : '[]';
}

/** What SignalR answers its caller: release 1.9 drops it, newer source takes any value. */
export function signalRResult(value: Token, version: '1.9' | 'newer'): Token {
  return version === '1.9' ? { type: 'null' } : value;
}

/** What the sidecar asks the app at its start: `GET /dapr/subscribe`. */
export function daprSubscriptions(bindings: Binding[]): string {
  return JSON.stringify(
    bindings.map(({ pubsubname, topic, route }) => ({
      pubsubname,
      topic,
      route: `/${String(route ?? topic)}`,
    })),
  );
}
