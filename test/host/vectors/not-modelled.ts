/** Cases that the double does not replay: which of a file, and why; `count` is how many that are. */
export const notModelled: Record<string, { count: number; reasons: [RegExp, string][] }> = {
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
