import type { Check } from '../../check.ts';
import { setJson } from '../../subject/json-file.ts';

export const check: Check = {
  code: 'AGF207',
  severity: 'error',
  area: 'host.json',
  title: 'The path of the program is not written cleanly',
  looksAt: 'customHandler.description.defaultExecutablePath in host.json',
  symptom:
    'On the machine of the developer it works. In Azure: "An error occurred trying to start process \'/home/site/wwwroot/./handler\' ... Permission denied" or "No such file or directory".',
  reason:
    'func pack and func publish give the execute bit to the one file whose name equals this text: ./handler and bin\\handler equal none. A backslash is part of a name on Linux, and an absolute path is another one in Azure.',
  mend: 'Write it as it stands in the zip: "handler" or "bin/handler".',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6020',
  examine: ({ executable, hostJson, kind }) => {
    if (!executable || !hostJson || kind === 'binary') return [];
    const { written, path } = executable;
    const isAbsolute = /^([A-Za-z]:|[/\\])/.test(written);
    if (!isAbsolute && !/^\.[/\\]|\\|^\s|\s$|\/\/|\/\.\.?\//.test(written)) return [];
    const keys = ['customHandler', 'description', 'defaultExecutablePath'];
    const place = hostJson.place(...keys);
    if (isAbsolute || path.startsWith('../'))
      return [
        {
          message: `defaultExecutablePath is ${JSON.stringify(written)}, which leads out of the app`,
          place,
        },
      ];
    return [
      {
        message: `defaultExecutablePath is ${JSON.stringify(written)}; write ${JSON.stringify(path)}`,
        place,
        fix: setJson('host.json', keys, path),
      },
    ];
  },
};
