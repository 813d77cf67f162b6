import { flex, planNamed, plans, platformTitle } from '../../hosting/plans.ts';
import { platforms } from '../../hosting/platforms.ts';
import { type AnswersOf, answerTo, defineOption, defineOptions } from '../../options/option.ts';
import { switchOption } from '../shared/run-options.ts';

/** The SKUs that say which plan it is. */
const BICEP_SKUS = [...new Set(plans.flatMap(({ bicepSkus }) => bicepSkus))];

const CODE = /^AGF\d{3}$/i;
const IGNORE = /^AGF\d{3}=./i;

const platform = defineOption({
  name: 'platform',
  type: 'choice',
  help: 'Where the app will run, when its files do not say.',
  example: 'windows/amd64',
  choices: platforms.map((platform) => ({
    value: platform.name,
    title: platformTitle(platform),
  })),
  optional: true,
  defaultDescription: "the project's, else windows/amd64 for a handler.exe, else linux/amd64",
});

/** What the doctor can be told about what it examines. */
export const doctorOptions = defineOptions([
  platform,
  {
    name: 'plan',
    type: 'choice',
    help: 'The hosting plan, when its files do not say.',
    example: flex.name,
    choices: plans.map(({ name, title }) => ({ value: name, title })),
    optional: true,
    defaultDescription: `what Bicep files say (${BICEP_SKUS.join(', ')}), else unknown`,
    validateTogether: (plan, { answers }) => {
      const { title, platforms: runs } = planNamed(plan);
      const given = answerTo(platform, answers);
      return given === undefined || runs.some(({ name }) => name === given)
        ? undefined
        : `${title} runs ${runs.map(({ name }) => name).join(' and ')}, and --platform says ${given}; leave one of them out`;
    },
  },
  {
    name: 'only',
    type: 'text',
    multiple: true,
    delimiter: ',',
    help: 'Run these checks alone.',
    example: 'AGF105,AGF601',
    optional: true,
    defaultDescription: 'all of them',
    validate: (code) =>
      CODE.test(code) ? undefined : `"${code}" is not the code of a check, such as AGF105`,
  },
  {
    name: 'ignore',
    type: 'text',
    multiple: true,
    delimiter: ',',
    help: 'Do not count what this check finds, and record the reason in .azure-go-func/doctor.json.',
    example: 'AGF405=we read standard error',
    optional: true,
    defaultDescription: 'what the project has recorded',
    // The reason may hold commas, and lists are cut at commas: the pieces are put together again.
    validateTogether: (pieces) =>
      IGNORE.test(pieces[0] ?? '')
        ? undefined
        : '--ignore is written CODE=reason, and the reason must not be empty',
  },
]);

/** How the doctor runs. */
export const doctorRunOptions = defineOptions([
  switchOption(
    'fix',
    'Put right what can be put right without losing anything, then examine again.',
  ),
  switchOption('dry-run', 'With --fix or --ignore: show the changes; write nothing.'),
  switchOption('verbose', 'Give symptom, reason and documentation of each finding.'),
  switchOption(
    'run',
    'Start the built handler on a free port of this machine and call each function once, without data.',
  ),
  switchOption('json', 'Print the result as JSON (see docs/json.md).'),
  {
    name: 'sarif',
    type: 'text',
    scope: 'run',
    valueName: 'FILE',
    help: 'Write the result as SARIF 2.1.0 for code scanning; "-" is standard output.',
    example: 'doctor.sarif',
    optional: true,
  },
]);

export type DoctorAnswers = AnswersOf<typeof doctorOptions>;

/** The reasons by code in the pieces of `--ignore`. */
export function reasonsIn(pieces: readonly string[]): Map<string, string> {
  const reasons = new Map<string, string>();
  let code = '';
  for (const piece of pieces) {
    const isNew = IGNORE.test(piece);
    if (isNew) code = piece.slice(0, 6).toUpperCase();
    reasons.set(code, isNew ? piece.slice(7) : `${reasons.get(code)}, ${piece}`);
  }
  return reasons;
}
