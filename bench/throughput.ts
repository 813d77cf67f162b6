import type { Measurement } from './measurement.ts';
import { alternate } from './rounds.ts';

const CONNECTIONS = '16';
const REQUESTS = '20000';

export const throughput: Measurement = {
  name: 'throughput',
  about: 'the generated handler against plain net/http: requests per second',
  measure: ({ handlers, rounds }) => {
    const { generated, plain, call } = handlers();
    const numbers = alternate(rounds(15), {
      plain: () => call('load', plain, CONNECTIONS, REQUESTS),
      generated: () => call('load', generated, CONNECTIONS, REQUESTS),
    });
    return [
      {
        ours: 'generated handler, calls',
        other: 'plain net/http',
        unit: 'req/s',
        numbers: { ours: numbers.generated, other: numbers.plain },
        aim: { atLeast: 0.9 },
      },
    ];
  },
};
