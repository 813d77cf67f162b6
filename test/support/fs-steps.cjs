// node --require fs-steps.cjs: stops the program at a step of its writing, as KILL or a slow disk would.
// STEPS_BELOW: only what changes something below this folder counts. KILL_AT: the step, counted from 1,
// at which it kills itself; a text is then half written. HOLD_AT: the step at which it waits, after it has
// made the file HOLD_FILE.held, until there is a file HOLD_FILE.go. WAIT_FILE: made as soon as it waits for
// another run.
const fs = require('node:fs');

const { STEPS_BELOW = '', KILL_AT, HOLD_AT, HOLD_FILE, WAIT_FILE } = process.env;
const { existsSync, writeFileSync } = fs;
const { wait } = Atomics;
let step = 0;

Atomics.wait = (...words) => {
  if (WAIT_FILE) writeFileSync(WAIT_FILE, '');
  return wait(...words);
};

function hold() {
  writeFileSync(`${HOLD_FILE}.held`, '');
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(`${HOLD_FILE}.go`)) wait(nothing, 0, 0, 5);
}

for (const name of [
  'chmodSync',
  'mkdirSync',
  'mkdtempSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    if (!String(path).startsWith(STEPS_BELOW)) return real(path, ...rest);
    step++;
    if (String(step) === HOLD_AT) hold();
    if (String(step) === KILL_AT) {
      if (name === 'writeFileSync') real(path, rest[0].slice(0, rest[0].length / 2), rest[1]);
      process.kill(process.pid, 'SIGKILL');
    }
    return real(path, ...rest);
  };
}
