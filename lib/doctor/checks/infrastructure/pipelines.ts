import { isObject } from '../../../formats/json.ts';
import { actionOf, objectOf, type PlaceAt, type Step } from './step.ts';

/** What a step has from the job, the stage and the pipeline around it. */
interface Around {
  env: { readonly [name: string]: unknown };
  machine: string;
}

type Fields = { readonly [key: string]: unknown };

/** The jobs of an Azure pipeline, which are in stages, alone, or one that is not written. */
export function pipelineJobs(pipeline: Fields, location: PlaceAt): Step[][] {
  const jobs: Step[][] = [];
  visit(pipeline, [], { env: {}, machine: '' }, location, jobs);
  return jobs;
}

function visit(
  fields: Fields,
  keys: readonly (string | number)[],
  outer: Around,
  location: PlaceAt,
  jobs: Step[][],
): void {
  const around = {
    env: { ...outer.env, ...variables(fields.variables) },
    machine: String(objectOf(fields.pool).vmImage ?? outer.machine),
  };
  for (const list of ['stages', 'jobs'] as const)
    for (const [index, each] of listOf(fields[list]).entries())
      visit(objectOf(each), [...keys, list, index], around, location, jobs);
  // A deployment job has its steps deeper, and downloads all artifacts before them.
  const deployment = Object.entries(objectOf(fields.strategy)).flatMap(([strategy, hooks]) =>
    stepsOf(objectOf(hooks).deploy, [...keys, 'strategy', strategy, 'deploy'], around, location),
  );
  const steps = stepsOf(fields, keys, around, location);
  if (steps.length > 0) jobs.push(steps);
  const download = { action: 'downloadpipelineartifact', run: '', with: {}, ...around };
  if (deployment.length > 0)
    jobs.push([{ ...download, location: () => location(...keys) }, ...deployment]);
}

function stepsOf(
  fields: unknown,
  keys: readonly (string | number)[],
  around: Around,
  location: PlaceAt,
): Step[] {
  return listOf(objectOf(fields).steps).map((step, index) =>
    stepOf(objectOf(step), around, () => location(...keys, 'steps', index)),
  );
}

function stepOf(step: Fields, { env, machine }: Around, location: Step['location']): Step {
  const inputs = lowerKeys(objectOf(step.inputs));
  const scripts = [step.script, step.bash, step.pwsh, step.powershell, inputs.script];
  const base = {
    action: actionOf(step.task),
    run: scripts.filter((script) => typeof script === 'string').join('\n'),
    with: inputs,
    env: { ...env, ...objectOf(step.env) },
    machine,
    location: location,
  };
  if (step.publish !== undefined)
    return {
      ...base,
      action: 'publishpipelineartifact',
      with: { targetpath: step.publish, artifact: step.artifact },
    };
  if (step.download !== undefined)
    return { ...base, action: 'downloadpipelineartifact', with: { artifact: step.artifact } };
  // The task Go@0 runs "go <command> <arguments>".
  return base.action === 'go'
    ? { ...base, run: `go ${inputs.command ?? ''} ${inputs.arguments ?? ''}` }
    : base;
}

/** Variables are written as an object, or as a list of names and values. */
function variables(written: unknown): Fields {
  if (isObject(written)) return written;
  return Object.fromEntries(
    listOf(written).map((each) => [String(objectOf(each).name), objectOf(each).value]),
  );
}

function lowerKeys(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]),
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
