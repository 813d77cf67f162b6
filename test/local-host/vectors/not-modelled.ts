/** Cases that the double does not replay: which of a file, and why; `count` is how many that are. */
export const notModelled: Record<string, { count: number; reasons: [RegExp, string][] }> = {
  'config.json': {
    count: 5,
    reasons: [
      [/-no-runtime$/, 'a host that runs without a custom handler; the double throws'],
      [
        /-(http-routes-key|proxying-unknown-here)$/,
        'the recorded host (4.1037) does not know the key yet; the double does as the newer one (contract 1.5, 3.1)',
      ],
      [/-short-timeout$/, 'a process that does not start: process.test.ts, without the real waits'],
      [
        /-port-key$/,
        'the recorded host (4.1037) does not know `port` yet, and takes one of its own',
      ],
    ],
  },
  'functions-and-routes.json': {
    count: 4,
    reasons: [
      [
        /^admin-(host-status|functions)$/,
        'of the admin API the double has only what runs a function',
      ],
      [
        /^no-functions$/,
        'the log of an empty app; that the handler is not started: process.test.ts',
      ],
      [/^blob-inout$/, 'no blob is both in and out in a project of ours'],
    ],
  },
  'process.json': {
    count: 20,
    reasons: [
      [
        /^process-(exit|killed|connection|function-timeout|ready|executable|stop)/,
        'real processes and real waits: process.test.ts and handler-exit.test.ts do the same with short ones',
      ],
      [/^process-watch$/, 'the double watches no files'],
      [
        /^process-last-line-without-newline$/,
        'the double logs a last line without its end when the stream closes',
      ],
    ],
  },
  'ext-mysql.json': {
    count: 11,
    reasons: [
      [
        /^mysql-out-(binary-)?(object-big-number|array-two-objects|row-extra-property)$/,
        "depends on the table's keys and columns, which the double does not have",
      ],
      [
        /^mysql-out-object(-as-text|-(offset|fraction|nozone)-date)?$/,
        "a row without the table's key, in the first call of the extension; later calls fail otherwise",
      ],
    ],
  },
};
