import { posix } from 'node:path';
import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';

const UNCLEAN = /^\.[/\\]|\\|^\s|\s$|\/\/|\/\.\.?\//;

export const check: Check = {
  code: 'AGF207',
  severity: 'error',
  area: 'host.json',
  title: 'The path of the program is not written cleanly',
  reads: 'customHandler.description.defaultExecutablePath in host.json',
  symptom:
    'On the machine of the developer it works. In Azure: "An error occurred trying to start process \'/home/site/wwwroot/./handler\' ... Permission denied" or "No such file or directory".',
  sources: {
    "An error occurred trying to start process '/home/site/wwwroot/./handler' ... Permission denied":
      'vector process-executable-without-x',
    'No such file or directory': 'vector process-executable-missing',
  },
  reason:
    'func pack and func publish give the execute bit to the one file whose name equals this text: ./handler and bin\\handler equal none. A backslash is part of a name on Linux, and an absolute path is another one in Azure.',
  howToFix: 'Write it as it is in the zip: "handler" or "bin/handler".',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6020',
  run: ({ executable, hostJson, kind, target }) => {
    if (!executable || !hostJson || kind === 'binary') return [];
    const { written, path } = executable;
    const isAbsolute = /^([A-Za-z]:|[/\\])/.test(written);
    // An image can have it anywhere.
    if (isAbsolute && target.isImage) return [];
    // Windows knows no execute bit to lose, and takes either slash.
    const unclean = target.platform.os === 'windows' ? /^\s|\s$/ : UNCLEAN;
    if (!isAbsolute && !path.startsWith('../') && !unclean.test(written)) return [];
    const keys = ['customHandler', 'description', 'defaultExecutablePath'];
    const location = hostJson.location(...keys);
    if (isAbsolute || path.startsWith('../'))
      return [
        {
          message: `defaultExecutablePath is ${JSON.stringify(written)}, which leads out of the app`,
          location,
        },
      ];
    // Not the path below the root: a workerDirectory comes before it.
    const clean = posix.normalize(written.trim().replaceAll('\\', '/'));
    return [
      {
        message: `defaultExecutablePath is ${JSON.stringify(written)}; write ${JSON.stringify(clean)}`,
        location,
        fix: setJson('host.json', keys, clean),
      },
    ];
  },
};
