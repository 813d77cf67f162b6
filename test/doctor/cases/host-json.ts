import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editJson } from '../support/bases.ts';
import type { Base, Specimen } from '../support/case.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever is there
type Change = (host: any) => void;

const host = (
  code: string,
  what: string,
  change: Change,
  rest: Partial<Specimen> = {},
  base: Base = 'foreign',
): Specimen => ({
  code,
  what,
  base,
  broken: (root) => editJson(root, 'host.json', change),
  ...rest,
});

const text = (code: string, what: string, contents: string): Specimen => ({
  code,
  what,
  base: 'foreign',
  broken: (root) => writeFileSync(join(root, 'host.json'), contents),
});

const fixable = { fixable: true };

export const hostJson: Specimen[] = [
  {
    code: 'AGF201',
    what: 'deleted',
    base: 'foreign',
    broken: (root) => rmSync(join(root, 'host.json')),
  },
  {
    code: 'AGF201',
    what: 'in a folder of the repository',
    base: 'foreign',
    broken: (root) => {
      mkdirSync(join(root, 'api'));
      renameSync(join(root, 'host.json'), join(root, 'api/host.json'));
    },
  },
  text('AGF202', 'cut off', '{ "version": "2.0", '),
  text('AGF202', 'an array', '[]'),
  text('AGF202', 'empty', ''),
  host('AGF203', 'no version', (h) => delete h.version, fixable),
  host(
    'AGF203',
    'version 1.0',
    (h) => {
      h.version = '1.0';
    },
    fixable,
  ),
  host(
    'AGF203',
    'a number',
    (h) => {
      h.version = 2;
    },
    fixable,
    'ours',
  ),
  host('AGF204', 'no section', (h) => delete h.customHandler),
  host('AGF204', 'an empty section', (h) => {
    h.customHandler = {};
  }),
  host('AGF205', 'no description', (h) => delete h.customHandler.description),
  host(
    'AGF206',
    'as func init leaves it',
    (h) => {
      h.customHandler.description.defaultExecutablePath = '';
    },
    fixable,
  ),
  host(
    'AGF206',
    'not there',
    (h) => delete h.customHandler.description.defaultExecutablePath,
    fixable,
  ),
  host(
    'AGF207',
    './handler',
    (h) => {
      h.customHandler.description.defaultExecutablePath = './handler';
    },
    fixable,
  ),
  host(
    'AGF207',
    '.\\handler',
    (h) => {
      h.customHandler.description.defaultExecutablePath = '.\\handler';
    },
    fixable,
  ),
  host('AGF207', 'absolute', (h) => {
    h.customHandler.description.defaultExecutablePath = '/home/me/shop/handler';
  }),
  {
    code: 'AGF208',
    what: 'handler without .exe in an app for Windows',
    base: 'foreign',
    broken: (root) => rmSync(join(root, 'handler')),
    fixed: (root) => {
      rmSync(join(root, 'handler'));
      editJson(root, 'host.json', (h) => {
        h.customHandler.description.defaultExecutablePath = 'handler.exe';
      });
    },
    options: { platform: 'windows/amd64' },
  },
  {
    code: 'AGF207',
    what: './ in a workerDirectory',
    base: 'foreign',
    broken: (root) => moveProgram(root, './handler'),
    fixed: (root) => moveProgram(root, 'handler'),
    fixable: true,
  },
  {
    code: 'AGF208',
    what: 'handler.exe on Flex Consumption',
    base: 'foreign',
    broken: (root) => {
      rmSync(join(root, 'handler'));
      editJson(root, 'host.json', (h) => {
        h.customHandler.description.defaultExecutablePath = 'handler.exe';
      });
    },
    options: { plan: 'flex' },
  },
  host(
    'AGF208',
    'handler.exe in an app for Linux',
    (h) => {
      h.customHandler.description.defaultExecutablePath = 'handler.exe';
    },
    {
      base: 'ours',
      broken: (root) => {
        editJson(root, 'host.json', (h) => {
          h.customHandler.description.defaultExecutablePath = 'handler.exe';
        });
        writeFileSync(join(root, '.funcignore'), '*.go\ngo.mod\n.*\ninternal\n');
        rmSync(join(root, 'handler'));
      },
    },
  ),
  host(
    'AGF209',
    'neither forwarding nor proxying',
    (h) => delete h.customHandler.enableForwardingHttpRequest,
    fixable,
  ),
  host('AGF210', 'beside customHandler', (h) => {
    h.httpWorker = { description: { defaultExecutablePath: 'handler' } };
  }),
  host('AGF210', 'alone', (h) => {
    h.httpWorker = { description: h.customHandler.description };
    delete h.customHandler;
  }),
  host('AGF212', 'routes beside function.json', (h) => {
    h.customHandler.http = { routes: [{ route: '{*route}' }] };
  }),
  host(
    'AGF213',
    'a queue trigger without bundle',
    (h) => delete h.extensionBundle,
    fixable,
    'ours',
  ),
  host(
    'AGF214',
    'bundle 2',
    (h) => {
      h.extensionBundle.version = '[2.*, 3.0.0)';
    },
    fixable,
  ),
  host(
    'AGF214',
    'bundle 3',
    (h) => {
      h.extensionBundle.version = '[3.3.0, 4.0.0)';
    },
    fixable,
    'ours',
  ),
  host('AGF215', 'port 8080', (h) => {
    h.customHandler.port = 8080;
  }),
  host('AGF216', 'a slip in customHandler', (h) => {
    h.customHandler.enableForwardingHttpRequests = true;
    h.customHandler.enableProxyingHttpRequest = true;
  }),
  host(
    'AGF216',
    'the wrong name of the preview',
    (h) => {
      h.customHandler.enableHttpProxyingRequest = true;
    },
    fixable,
  ),
  host('AGF216', 'a slip at the top', (h) => {
    h.extensionBundel = h.extensionBundle;
    delete h.extensionBundle;
  }),
  host(
    'AGF216',
    'a slip in the description',
    (h) => {
      h.customHandler.description.defaultExecutablePaths = 'handler';
      delete h.customHandler.description.defaultExecutablePath;
    },
    fixable,
  ),
  host('AGF216', 'a section of version 1', (h) => {
    h.http = { routePrefix: '' };
  }),
  host(
    'AGF216',
    'a slip in customHandler.http',
    (h) => {
      h.customHandler.http = { defaultAuthorizationLevels: 'anonymous' };
    },
    fixable,
  ),
  host('AGF216', 'customHandler with an s', (h) => {
    h.customHandlers = h.customHandler;
    delete h.customHandler;
  }),
  host('AGF217', 'an unknown profile', (h) => {
    h.configurationProfile = 'mcp';
  }),
  host(
    'AGF219',
    'slashes around it',
    (h) => {
      h.extensions = { http: { routePrefix: '/v2/' } };
    },
    { options: { only: ['AGF219'] } },
  ),
  host(
    'AGF220',
    'a flag in words',
    (h) => {
      h.customHandler.enableForwardingHttpRequest = 'yes please';
    },
    { options: { only: ['AGF220'] } },
  ),
  host('AGF220', 'a type that there is not', (h) => {
    h.customHandler.type = 'banana';
  }),
  host('AGF218', 'no time at all', (h) => {
    h.functionTimeout = '00:00:00';
  }),
  host('AGF218', 'not a time', (h) => {
    h.functionTimeout = '5m';
  }),
  host(
    'AGF218',
    'an hour on Consumption',
    (h) => {
      h.functionTimeout = '01:00:00';
    },
    { options: { plan: 'linux-consumption', only: ['AGF218'] } },
  ),
];

/** The program in bin, which is the workerDirectory; without sources, so that it is missed elsewhere. */
function moveProgram(root: string, path: string): void {
  rmSync(join(root, 'handler.go'));
  mkdirSync(join(root, 'bin'));
  renameSync(join(root, 'handler'), join(root, 'bin/handler'));
  editJson(root, 'host.json', (h) => {
    Object.assign(h.customHandler.description, {
      workerDirectory: 'bin',
      defaultExecutablePath: path,
    });
  });
}
