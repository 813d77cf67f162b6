import { statSync } from 'node:fs';
import type { Measurement } from './measurement.ts';

export const size: Measurement = {
  name: 'size',
  about: 'the generated handler against plain net/http: size of the stripped binary',
  measure: ({ handlers }) => {
    const { generated, plain } = handlers();
    const megabytes = (path: string) => [statSync(path).size / 1e6];
    return [
      {
        ours: 'generated handler, size',
        other: 'plain net/http',
        unit: 'MB',
        numbers: { ours: megabytes(generated), other: megabytes(plain) },
        aim: { atMost: 1.15 },
      },
    ];
  },
};
