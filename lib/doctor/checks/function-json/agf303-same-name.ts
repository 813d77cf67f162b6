import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF303',
  severity: 'error',
  area: 'function.json',
  title: 'Two functions differ in upper and lower case only',
  reads: 'the names of the folders with a function.json',
  symptom: 'One of the two is called for both, or the package cannot be unpacked on Windows.',
  reason: 'The host does not tell upper from lower case in names.',
  howToFix: 'Give one of the folders another name.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: ({ functions }) =>
    functions.flatMap(({ name, file }, index) => {
      const twin = functions
        .slice(0, index)
        .find((other) => other.name.toLowerCase() === name.toLowerCase());
      return twin
        ? [
            {
              message: `${name} and ${twin.name} are one name to the host`,
              location: { file: file.path },
            },
          ]
        : [];
    }),
};
