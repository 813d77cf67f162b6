/** One field of an NCRONTAB expression, in order. */
interface Field {
  name: string;
  low: number;
  high: number;
  names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'second', low: 0, high: 59 },
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  {
    name: 'month',
    low: 1,
    high: 12,
    names:
      'january february march april may june july august september october november december'.split(
        ' ',
      ),
  },
  {
    name: 'day of the week',
    low: 0,
    high: 6,
    names: 'sunday monday tuesday wednesday thursday friday saturday'.split(' '),
  },
];

const SETTING = /^%[^%\s]+%$/;
const TIME_SPAN = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,7})?)?$/;

const FORMS =
  'a schedule is six NCRONTAB fields "{second} {minute} {hour} {day} {month} {day of week}" such as "0 */5 * * * *", ' +
  'a TimeSpan such as "01:30:00", or an app setting such as "%SCHEDULE%"';

/** What the timer extension would refuse in `schedule`; undefined when it is good. */
export function scheduleProblem(schedule: string): string | undefined {
  const text = schedule.trim();
  if (SETTING.test(text)) return undefined;
  if (text.includes(':')) return timeSpanProblem(text);
  const parts = text.split(/\s+/);
  if (parts.length === 5)
    return `it has five fields; write six, with the seconds in front: "0 ${text}"`;
  if (parts.length !== 6) return FORMS;
  const problem = parts
    .map((part, index) => fieldProblem(part, FIELDS[index] as Field))
    .find((found) => found !== undefined);
  return problem && `${problem}; ${FORMS}`;
}

function timeSpanProblem(text: string): string | undefined {
  const match = TIME_SPAN.exec(text);
  if (!match) return FORMS;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return 'a TimeSpan is [days.]hours:minutes:seconds with at most 23 hours, 59 minutes and 59 seconds';
  if (Number(days) + Number(hours) + Number(minutes) + Number(seconds) === 0)
    return 'a TimeSpan must be longer than zero';
  return undefined;
}

function fieldProblem(text: string, field: Field): string | undefined {
  return text
    .split(',')
    .map((part) => partProblem(part, field))
    .find((found) => found !== undefined);
}

function partProblem(part: string, field: Field): string | undefined {
  const bad = (why: string): string => `the ${field.name} field "${part}" ${why}`;
  const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
  if (!match) return bad('is not understood');
  const [, from = '', to, step] = match;
  if (step !== undefined && Number(step) < 1) return bad('needs a step of at least 1');
  if (from === '*') return to === undefined ? undefined : bad('mixes "*" and a range');
  const values = [from, ...(to === undefined ? [] : [to])].map((word) => numberFor(word, field));
  if (values.some((value) => value === undefined || value < field.low || value > field.high)) {
    const names = field.names
      ? ` or ${field.names[0]} to ${field.names.at(-1)} (three letters will do)`
      : '';
    return bad(`is out of range: ${field.low} to ${field.high}${names}`);
  }
  return undefined;
}

function numberFor(word: string, field: Field): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const index = field.names?.findIndex((name) => name.startsWith(word.toLowerCase())) ?? -1;
  return index < 0 || word.length < 3 ? undefined : index + field.low;
}

/** The schedule in words, for example "Every 5 minutes" (times are UTC unless the app says else). */
export async function explainSchedule(schedule: string): Promise<string> {
  const text = schedule.trim();
  if (SETTING.test(text)) return `as the app setting ${text.slice(1, -1)} says`;
  const span = TIME_SPAN.exec(text);
  if (span) return `every ${spanInWords(span.slice(1))}, counted from the last run`;
  const { default: cronstrue } = await import('cronstrue');
  // NCRONTAB takes "mon" and "monday", and this package the first only.
  const short = text.replace(/[a-z]{4,}/gi, (name) => name.slice(0, 3));
  return cronstrue.toString(short, { use24HourTimeFormat: true, verbose: false });
}

/** `00:05` is easily taken for five seconds: 5 minutes. */
function spanInWords(numbers: readonly (string | undefined)[]): string {
  const units = ['day', 'hour', 'minute', 'second'];
  return units
    .map((unit, index) => ({ unit, count: Number(numbers[index] ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}
