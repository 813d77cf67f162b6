import type { Binding } from '../../../lib/local-host/binding.ts';
import { readExactly } from '../../../lib/local-host/json/exact.ts';
import { readJson, type Token, writeJson } from '../../../lib/local-host/json/json-net.ts';
import {
  daprResult,
  daprSubscriptions,
  mcpResult,
  netType,
  signalRResult,
} from '../../../lib/local-host/triggers/returned.ts';
import { type Case, type Group, shortChain } from './vectors.ts';

/** What becomes of a ReturnValue without a `$return` output. */
export const returnedGroups: Group[] = [
  {
    file: 'ext-mcp.json',
    ids: /mcp-tool-return-/,
    run: (each) => {
      const { result, failure } = returned(each);
      return { toolResult: result, resultSet: !failure, failure };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'ext-dapr.json',
    ids: /-return-value-/,
    run: ({ given }) => {
      const body = daprResult(readJson(JSON.stringify(given.returnValue)));
      return {
        httpStatus: 200,
        contentType: body === null ? null : 'application/json',
        httpBody: { bytesAsText: body ?? '' },
      };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'ext-dapr.json',
    ids: /^dapr-subscribe$/,
    run: ({ functionJson }) => ({ answer: daprSubscriptions(functionJson as Binding[]) }),
    expected: ({ then }) => then,
  },
  {
    file: 'ext-signalr.json',
    ids: /-trigger-return-/,
    run: ({ id, given }) => {
      const value = signalRResult(
        readJson(JSON.stringify(given.returnValue)),
        id.includes('-1.9-') ? '1.9' : 'newer',
      );
      return { resultSet: true, resultType: netType(value), result: readExactly(writeJson(value)) };
    },
    expected: ({ then }) => then,
  },
];

/** The result of an MCP case, whose answer stands whole, or is the value. */
export function returned({ functionJson, given }: Case) {
  const [binding] = functionJson as [Binding];
  const value: Token =
    given?.returnValue === undefined
      ? { type: 'null' }
      : readJson(JSON.stringify(given.returnValue));
  try {
    return { result: mcpResult(binding, value) };
  } catch (error) {
    return { result: null, failure: shortChain(error) };
  }
}
