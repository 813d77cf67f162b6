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
  run: ({ functions }) => {
    const firsts = new Map<string, string>();
    return functions.flatMap(({ name, file }) => {
      const twin = firsts.get(name.toLowerCase());
      if (twin === undefined) {
        firsts.set(name.toLowerCase(), name);
        return [];
      }
      return [
        {
          message: `${name} and ${twin} are one name to the host`,
          location: { file: file.path },
        },
      ];
    });
  },
};
