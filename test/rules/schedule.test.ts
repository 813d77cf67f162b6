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
});
