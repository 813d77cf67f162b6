import { bindingOptions } from '../../catalogue/binding-options.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { titleWithPlans } from '../../catalogue/plan-limit.ts';
import { retryOptionsFor } from '../../catalogue/retry-options.ts';
import type { Trigger } from '../../catalogue/trigger.ts';
import { platformTitle } from '../../hosting/plans.ts';
import { platforms } from '../../hosting/platforms.ts';
import { type Context, defineOptions, type Option } from '../../options/option.ts';
import type { Project } from '../../project/project.ts';
import { durableProblem } from '../../rules/durable.ts';
import { functionNameProblem } from '../../rules/function-name.ts';
import { modulePathFor, modulePathProblem } from '../../rules/module-path.ts';
import { runOptions } from './run-options.ts';

/** What can be asked of a function and of what the whole app shares; `name` is the option of its name. */
export function optionsWith(name: Option, { triggers, bindings }: Catalogue): Option[] {
  return [
    name,
    triggerOption(triggers),
    ...triggers.flatMap(optionsOf),
    ...bindingOptions(bindings),
    ...retryOptionsFor(triggers),
    ...projectOptions,
    ...runOptions,
  ];
}

/** The option of the function's name. No preset: the answer is required. */
export function functionName(triggers: readonly Trigger[], preset?: string): Option {
  const onlyName = ({ answers }: Context): string | undefined =>
    triggers.find(({ name }) => name === answers.trigger)?.functionName;
  return {
    name: 'function',
    type: 'text',
    question: 'What is the function called?',
    help: 'The name of the function, which is the name of its folder.',
    example: 'Orders',
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

function triggerOption(triggers: readonly Trigger[]): Option {
  return {
    name: 'trigger',
    type: 'choice',
    question: 'What starts it?',
    help: 'What starts the function.',
    example: 'queue',
    choices: triggers.map((trigger) => ({
      value: trigger.name,
      title: `${trigger.name}: ${titleWithPlans(trigger)}`,
    })),
    refusal: durableProblem,
    default: () => 'http',
  };
}

function optionsOf(trigger: Trigger): Option[] {
  const { name, options } = trigger;
  const group = `With --trigger ${name} (${titleWithPlans(trigger)})`;
  return options.map((option) => ({ ...option, group, when: { trigger: [name], ...option.when } }));
}

/** What all functions of an app share. Stored in the project, and fixed once it is made. */
export const projectOptions = defineOptions([
  {
    name: 'platform',
    type: 'choice',
    scope: 'project',
    question: 'Where will it run?',
    help: 'The system that the deployed handler is built for.',
    example: 'windows/amd64',
    choices: platforms.map((platform) => ({
      value: platform.name,
      title: `${platform.name}: ${platformTitle(platform)}`,
    })),
    default: ({ project }) =>
      project.executable?.path.endsWith('.exe') ? 'windows/amd64' : 'linux/amd64',
    defaultDescription: 'linux/amd64',
    validateTogether: stays('platform'),
  },
  {
    name: 'module',
    type: 'text',
    scope: 'project',
    help: 'The Go module path.',
    example: 'github.com/contoso/shop',
    default: ({ project }) => moduleOf(project) ?? modulePathFor(project.name),
    defaultDescription: "go.mod's, else from the directory's name",
    validate: (module, { project }) => {
      const own = moduleOf(project);
      return own !== undefined && own !== module
        ? `go.mod says ${own}; leave --module out`
        : modulePathProblem(module);
    },
    validateTogether: stays('module'),
  },
  {
    name: 'http-mode',
    type: 'choice',
    scope: 'project',
    help: 'How the host passes HTTP on: rebuilt and buffered (every host), or proxied and streamed (recent hosts; older ones fall back to forwarding).',
    example: 'proxy',
    choices: [
      { value: 'forward', title: 'forward: works with every v4 host' },
      { value: 'proxy', title: 'proxy: streams, keeps repeated query keys and chunked bodies' },
    ],
    default: () => 'forward',
    validateTogether: stays('http-mode'),
  },
]);

/** What is wrong with another answer than the one that the project was made with. */
function stays(name: string) {
  return (value: string, { project }: Context): string | undefined => {
    const stored = project.record?.answers[name];
    return stored === undefined || stored === value
      ? undefined
      : `this project was made with ${stored}; leave --${name} out, or make a new project`;
  };
}

/** The module path in go.mod. */
function moduleOf({ goMod }: Project): string | undefined {
  return goMod?.module?.args[0];
}
