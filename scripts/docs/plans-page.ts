import { catalogue } from '../../lib/catalogue/index.ts';
import type { PlanLimit } from '../../lib/catalogue/plan-limit.ts';
import { HTTP_ANSWER_SECONDS, type Plan, plans, planTitles } from '../../lib/hosting/plans.ts';
import { type ProgrammingModel, programmingModels } from '../../lib/hosting/programming-models.ts';
import { code, list, table } from './markdown.ts';

/** A trigger, input or output, and a limit of its row. */
interface Limited {
  what: string;
  limit: PlanLimit;
}

/** The page of the documentation about hosting plans and programming models, from their tables and the catalogue. */
export function plansPage(): string {
  const limited = limitedRows();
  return `${[
    '# Plans and programming models',
    "Made from the tables in `lib/hosting` and the catalogue by `npm run docs`; a test keeps it up to date. Facts are Microsoft's, from the pages that each part links to; nobody has tried them all.",
    '## Plans',
    'The names are those of `azure-go-func doctor --plan`.',
    table(['', ...plans.map(({ name }) => code(name))], planRows()),
    `Whatever \`functionTimeout\` says, an HTTP function must answer within ${HTTP_ANSWER_SECONDS} seconds: the load balancer gives up then. [Microsoft's comparison](https://learn.microsoft.com/azure/azure-functions/functions-scale).`,
    ...plans.map((plan) => planSection(plan, limited)),
    '## Programming models',
    'Azure Functions runs Go in two ways. This generator writes custom handlers.',
    table(['', ...programmingModels.map(({ title }) => title)], modelRows()),
    ...programmingModels.map(
      ({ title, suits, documentation }) =>
        `A ${title} is the better choice if ${suits}. [Microsoft's page](${documentation}).`,
    ),
  ].join('\n\n')}\n`;
}

function planRows(): string[][] {
  const row = (head: string, cell: (plan: Plan) => string | number | undefined): string[] => [
    head,
    ...plans.map((plan) => String(cell(plan) ?? '–')),
  ];
  return [
    row('called', ({ title, documentation }) => `[${title}](${documentation})`),
    row('SKU', ({ sku }) => sku),
    row('runs', ({ platforms }) => platforms.map(({ name }) => code(name)).join(', ')),
    row('deployed as', ({ packages }) => packages.join(' or ')),
    row('ends', ({ retires }) => retires?.date),
    row('`functionTimeout`, default', (plan) => minutes(plan.functionTimeout.default)),
    row('`functionTimeout`, at most', (plan) => minutes(plan.functionTimeout.maximum)),
    row('start of the program, at most', ({ startTimeout }) => startTimeout && `${startTimeout} s`),
    row('memory of an instance', ({ memory }) => memory),
    row('instances', ({ instances }) => instances),
    row('temporary storage', ({ temporaryStorage }) => temporaryStorage),
    row('deployment slots', ({ slots }) => slots),
    row('execute bit', ({ setsExecuteBit }) =>
      setsExecuteBit ? 'set by the host' : 'of the package',
    ),
  ];
}

/** 600 -> `10 min` */
function minutes(seconds: number): string {
  return Number.isFinite(seconds) ? `${seconds / 60} min` : 'no limit';
}

function planSection(plan: Plan, limited: readonly Limited[]): string {
  const { title, settings, retires, publishProfile, oldestBundle } = plan;
  const needed = Object.entries(settings.needed).map(([name, value]) => code(`${name}=${value}`));
  const notRun = limited
    .filter(({ limit }) => limit.plans.includes(plan))
    .map(
      ({ what, limit }) =>
        `${what}${limit.only ? ` ${limit.only.words}` : ''}. ${limit.why}. [Source](${limit.source}).`,
    );
  return [
    `### ${title}`,
    retires &&
      `Ends on ${retires.date}; ${retires.replacement.title} replaces it. [Microsoft's page](${retires.source}).`,
    list('App settings', needed),
    list('App settings that it forbids', settings.forbidden.map(code)),
    oldestBundle && `Extension bundle: version ${oldestBundle} or newer.`,
    publishProfile === 'unsupported' &&
      'Azure/functions-action: not with a publish profile, which loses the execute bit of the program.',
    typeof publishProfile === 'object' &&
      `Azure/functions-action: with a publish profile only if \`sku: ${publishProfile.sku}\` is beside it.`,
    list('It cannot', plan.cannot),
    list('Triggers and bindings that it does not run', notRun),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Rows that share a limit are named together. */
function limitedRows(): Limited[] {
  const { triggers, bindings } = catalogue;
  const rows = [
    ...triggers.map(({ name, notOn }) => ({ what: code(`--trigger ${name}`), notOn })),
    ...bindings.map(({ direction, name, notOn }) => ({
      what: code(`--${direction === 'in' ? 'input' : 'output'} ${name}`),
      notOn,
    })),
  ];
  const all = rows.flatMap(({ what, notOn }) => (notOn ?? []).map((limit) => ({ what, limit })));
  return [...new Set(all.map(({ limit }) => limit))].map((limit) => ({
    what: all
      .filter((each) => each.limit === limit)
      .map(({ what }) => what)
      .join(', '),
    limit,
  }));
}

function modelRows(): string[][] {
  const row = (head: string, cell: (model: ProgrammingModel) => string): string[] => [
    head,
    ...programmingModels.map(cell),
  ];
  return [
    row('status', ({ status }) => status),
    row('plans', (model) => (model.plans === plans ? 'all' : planTitles(model.plans))),
    row('built for', ({ platforms }) => platforms.map(({ name }) => code(name)).join(', ')),
    row('`FUNCTIONS_WORKER_RUNTIME`', ({ workerRuntime }) => code(workerRuntime)),
    row('`functionAppConfig.runtime`', ({ appConfigRuntime: { name, version } }) =>
      code(`${name} ${version}`),
    ),
    row(
      'triggers',
      ({ triggers }) =>
        triggers?.map(code).join(', ') ?? 'all of the host and of the extension bundle',
    ),
    row('inputs and outputs', ({ hasBindings }) =>
      hasBindings ? 'all of the extension bundle' : 'none; HTTP is answered',
    ),
    row('cannot', ({ cannot }) => cannot.join('; ')),
  ];
}
