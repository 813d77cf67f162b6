import { isAbsolute, relative } from 'node:path';
import type { NextStep } from '../catalogue/feature.ts';
import { shellWord, windowsWord } from '../formats/quote/shell.ts';
import type { Tools } from './tools.ts';

/** What was made, as far as the steps name it. */
export interface Made {
  /** Absolute path of the app. */
  root: string;
  /** The function that was added or is there as asked. */
  functionName: string | undefined;
  /** What the plan wants done by hand. */
  planned: readonly NextStep[];
}

/** Where the steps will be typed. */
export interface Machine {
  cwd: string;
  system: NodeJS.Platform;
  tools: Tools;
}

/** What to type next, on this system and with what is installed on it. */
export function nextSteps({ root, functionName, planned }: Made, machine: Machine): NextStep[] {
  const { system, tools } = machine;
  const make = tools.make && system !== 'win32';
  const folder = displayPath(root, machine);
  const steps: NextStep[] = [];
  if (!tools.go) steps.push({ does: 'Install Go 1.24 or newer: https://go.dev/dl/' });
  if (folder !== '.')
    steps.push({
      command: `cd ${system === 'win32' ? windowsWord(folder) : shellWord(folder)}`,
      does: 'go into the app',
    });
  steps.push(...planned);
  steps.push({ command: make ? 'make test' : 'go test ./...', does: 'run the tests' });
  steps.push({
    command: make ? 'make package' : 'go run ./internal/pack',
    does: 'build the static binary, prove it, and zip it for Azure',
  });
  steps.push(...runSteps(make, machine));
  if (functionName !== undefined && make) {
    steps.push({
      command: `make invoke FUNCTION=${functionName}`,
      does: 'call the function, from another terminal',
    });
  } else if (functionName !== undefined) {
    steps.push({
      command: `go run ./internal/invoke ${functionName}`,
      does: 'call the function, from another terminal',
    });
  }
  steps.push({
    does: `README.md says how to deploy${tools.az ? '' : ' (with the Azure CLI, which is not installed here)'}`,
  });
  return steps;
}

function runSteps(make: boolean, { tools }: Machine): NextStep[] {
  if (make && tools.func)
    return [{ command: 'make start', does: 'run it under the Functions host' }];
  if (make)
    return [
      {
        command: 'make start',
        does: 'run the handler alone (Azure Functions Core Tools are not installed)',
      },
    ];
  if (!tools.func)
    return [
      {
        command: 'go run .',
        does: 'run the handler alone (Azure Functions Core Tools are not installed)',
      },
    ];
  return [
    { command: 'go build -o bin/local/handler .', does: 'build the handler for this machine' },
    { command: 'func start', does: 'run it under the Functions host' },
  ];
}

/** The folder as one would type it from where one is. */
export function displayPath(root: string, { cwd }: Machine): string {
  const path = relative(cwd, root);
  if (path === '') return '.';
  if (path.startsWith('..') || isAbsolute(path)) return root;
  // `cd -` is something else.
  return path.startsWith('-') ? `./${path}` : path;
}
