import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';

export const start: Measurement = {
  name: 'start',
  about: 'the generated handler against plain net/http: from exec to the first response',
  measure: ({ handlers, rounds }) => {
    const { generated, plain, call } = handlers();
    const times = alternate(rounds(201), {
      plain: () => call('start', plain) * 1000,
      generated: () => call('start', generated) * 1000,
    });
    return [
      {
        ours: 'generated handler, start',
        other: 'plain net/http',
        unit: 'ms',
        numbers: { ours: times.generated, other: times.plain },
        aim: { atMost: 1.1 },
      },
    ];
  },
};
