import assert from 'node:assert/strict';
import { explainSchedule, scheduleProblem } from '../../lib/rules/schedule.ts';

describe('schedules', () => {
  for (const schedule of [
    '0 */5 * * * *',
    '0 0 6 * * mon-fri',
    '0 0 0 1 JAN *',
    '*/10 0-30/5 8,20 1-15 * Sunday',
    '01:30:00',
    '1.00:00:00',
    '24.00:00:00',
    '%SCHEDULE%',
    ' 0 0 * * * * ',
  ]) {
    it(`takes ${schedule}`, () => assert.equal(scheduleProblem(schedule), undefined));
  }
  const bad: [string, RegExp][] = [
    ['*/5 * * * *', /five fields.*"0 \*\/5 \* \* \* \*"/],
    ['0 0 0 0 0 0 0', /six NCRONTAB fields/],
    ['60 * * * * *', /second field "60" is out of range: 0 to 59/],
    ['0 0 24 * * *', /hour field/],
    ['0 0 0 32 * *', /day of the month/],
    ['0 0 0 * 13 *', /month field/],
    ['0 0 0 * * 7', /day of the week field "7"/],
    ['0 0 0 * * monkey', /day of the week/],
    ['0 0 0 ? * *', /not understood/],
    ['0 0 0 L * *', /out of range|not understood/],
    ['0 */0 * * * *', /step of at least 1/],
    ['25:00:00', /at most 23 hours/],
    ['00:00:00', /longer than zero/],
    ['every day', /six NCRONTAB fields/],
    ['', /six NCRONTAB fields/],
  ];
  for (const [schedule, reason] of bad) {
    it(`refuses ${JSON.stringify(schedule)}`, () =>
      assert.match(scheduleProblem(schedule) ?? '', reason));
  }
  it('explains NCRONTAB in words', async () => {
    assert.match(await explainSchedule('0 */5 * * * *'), /every 5 minutes/i);
    assert.match(await explainSchedule('0 0 6 * * 1-5'), /06:00.*Monday through Friday/i);
    assert.match(await explainSchedule('%SCHEDULE%'), /app setting SCHEDULE/);
    assert.match(await explainSchedule('01:30:00'), /every 1 hour 30 minutes,/);
    assert.match(await explainSchedule('00:05'), /every 5 minutes,/);
    assert.match(await explainSchedule('2.00:00:01'), /every 2 days 1 second,/);
  });

  it('explains names that are written out, as NCRONTAB takes them', async () =>
    assert.equal(
      await explainSchedule('0 0 9 * January monday-thurs'),
      await explainSchedule('0 0 9 * jan mon-thu'),
    ));

  const fields: [name: string, low: number, high: number][] = [
    ['second', 0, 59],
    ['minute', 0, 59],
    ['hour', 0, 23],
    ['day of the month', 1, 31],
    ['month', 1, 12],
    ['day of the week', 0, 6],
  ];
  for (const [index, [name, low, high]] of fields.entries())
    it(`the ${name} field has ${low} to ${high}, alone and in ranges, lists and steps`, () => {
      const problem = (field: string): string | undefined =>
        scheduleProblem(['0', '0', '0', '1', '1', '*'].with(index, field).join('  '));
      const good = [low, high, `${low}-${high}`, `${low},${high}`, '*/1', `${low}-${high}/2`];
      for (const field of good) assert.equal(problem(`${field}`), undefined, `${field}`);
      const bad = [low - 1, high + 1, `${low}-${high + 1}`, `${low},${high + 1}`, `x${low}`];
      for (const field of [...bad, `${high + 1}-${high + 1}`, '*/0', '*-2', `${low}x`, `${low}/2x`])
        assert.match(problem(`${field}`) ?? '', new RegExp(`^the ${name} field "`), `${field}`);
    });

  it('takes names of three letters or more', () => {
    for (const day of ['mon', 'Mond', 'monday', 'SUN-sat'])
      assert.equal(scheduleProblem(`0 0 0 * * ${day}`), undefined, day);
    for (const day of ['mo', 's', 'mondays', 'xyz', 'mon-xyz', 'xyz-mon'])
      assert.notEqual(scheduleProblem(`0 0 0 * * ${day}`), undefined, day);
    assert.notEqual(scheduleProblem('0 0 mon * * *'), undefined, 'a name of another field');
  });

  it('takes a TimeSpan up to its limits', () => {
    const spans = ['23:59', '23:59:59', '00:00:01', '00:01', '1.00:00', '0:0:1.1234567', '1:2'];
    for (const span of spans) assert.equal(scheduleProblem(span), undefined, span);
    for (const span of [
      '24:00',
      '00:60',
      '00:00:60',
      '0:0',
      '0.00:00:00',
      '0:0:1.12345678',
      '1:2x',
    ])
      assert.notEqual(scheduleProblem(span), undefined, span);
  });

  it('takes an app setting only as a whole', () => {
    for (const text of ['a%S%', '%S%a', '%S T%', '%%'])
      assert.notEqual(scheduleProblem(text), undefined, text);
  });

  it('explains what is written with spaces around, in hours of the whole day', async () => {
    assert.equal(await explainSchedule(' 0 30 18 * * * '), 'At 18:30');
    assert.equal(await explainSchedule('0 0 9 * * mon'), 'At 09:00, only on Monday');
  });
});
