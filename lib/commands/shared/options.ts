import { bindingRows } from '../../catalogue/binding-rows.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { titleWithPlans } from '../../catalogue/plan-limit.ts';
import { retryRows } from '../../catalogue/retry-rows.ts';
import type { Trigger } from '../../catalogue/trigger.ts';
import { platformTitle } from '../../hosting/plans.ts';
import { platforms } from '../../hosting/platforms.ts';
import type { Row } from '../../options/collect.ts';
import type { Context } from '../../options/option.ts';
import { durableProblem } from '../../rules/durable.ts';
import { functionNameProblem } from '../../rules/function-name.ts';
import { modulePathFor, modulePathProblem } from '../../rules/module-path.ts';

/** What can be asked of a function and of what the whole app shares; `name` is the option of its name. */
export function optionsWith(name: Row, { triggers, bindings }: Catalogue): Row[] {
  return [
    name,
    triggerRow(triggers),
    ...triggers.flatMap(triggerRows),
    ...bindingRows(bindings),
    ...retryRows(triggers),
    ...projectRows,
  ];
}

/** The option of the function's name. No preset: the answer is required. */
export function functionName(triggers: readonly Trigger[], preset?: string): Row {
  const onlyName = ({ answers }: Context): string | undefined =>
    triggers.find(({ name }) => name === answers.trigger)?.functionName;
  return {
    name: 'function',
    type: 'text',
    question: 'What is the function called?',
    help: 'The name of the function, which is the name of its folder.',
    example: '--function Orders',
    fixedValue: onlyName,
    ...(preset === undefined ? {} : { default: () => preset }),
    validate: (name, { project }) =>
      functionNameProblem(
        name,
        project.functions.map((other) => other.name),
      ),
    validateTogether: (name, context) => {
      const only = onlyName(context);
      return only === undefined || only === name
        ? undefined
        : `the host runs a function with the trigger ${context.answers.trigger} only if it is called ${only}`;
    },
  };
}

function triggerRow(triggers: readonly Trigger[]): Row {
  return {
    name: 'trigger',
    type: 'choice',
    question: 'What starts it?',
    help: 'What starts the function.',
    example: '--trigger queue',
    choices: triggers.map((trigger) => ({
      value: trigger.name,
      title: `${trigger.name}: ${titleWithPlans(trigger)}`,
    })),
    refusal: durableProblem,
    default: () => 'http',
  };
}

function triggerRows(trigger: Trigger): Row[] {
  return trigger.options.map((option) => ({ ...option, onlyFor: [trigger.name] }));
}

const projectOptions: readonly Row[] = [
  {
    name: 'platform',
    type: 'choice',
    question: 'Where will it run?',
    help: 'The system that the deployed handler is built for.',
    example: '--platform windows/amd64',
    choices: platforms.map((platform) => ({
      value: platform.name,
      title: `${platform.name}: ${platformTitle(platform)}`,
    })),
    default: ({ project }) =>
      project.executable?.endsWith('.exe') ? 'windows/amd64' : 'linux/amd64',
    defaultDescription: 'linux/amd64',
  },
  {
    name: 'module',
    type: 'text',
    help: 'The Go module path.',
    example: '--module github.com/contoso/shop',
    default: ({ project }) => project.module ?? modulePathFor(project.name),
    defaultDescription: "go.mod's, else from the directory's name",
    validate: (module, { project }) =>
      project.module !== undefined && project.module !== module
        ? `go.mod says ${project.module}; leave --module out`
        : modulePathProblem(module),
  },
  {
    name: 'http-mode',
    type: 'choice',
    help: 'How the host passes HTTP on: rebuilt and buffered (every host), or proxied and streamed (recent hosts; older ones fall back to forwarding).',
    example: '--http-mode proxy',
    choices: [
      { value: 'forward', title: 'forward: works with every v4 host' },
      { value: 'proxy', title: 'proxy: streams, keeps repeated query keys and chunked bodies' },
    ],
    default: () => 'forward',
  },
];

/** What all functions of an app share. Stored in the project, and fixed once it is made. */
export const projectRows: readonly Row[] = projectOptions.map((row) => ({
  ...row,
  validateTogether: (value, { project }) => {
    const stored = project.record?.answers[row.name];
    return stored === undefined || stored === value
      ? undefined
      : `this project was made with ${stored}; leave --${row.name} out, or make a new project`;
  },
}));
