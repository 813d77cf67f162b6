import { deepEqual } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DoctorOptions, runChecks } from '../../lib/doctor/doctor.ts';
import { writeFiles } from '../support/project.ts';
import { handingOn } from './cases/infrastructure.ts';
import {
  codesIn,
  editJson,
  foreignProject,
  json,
  options,
  packageEntries,
  zipFile,
} from './support/bases.ts';
import { pe } from './support/elf.ts';

/** A project that works, as a change of the tutorial's. */
interface Working {
  what: string;
  files?: { readonly [path: string]: string };
  without?: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever is there
  host?: (host: any) => void;
  options?: Partial<DoctorOptions>;
}

/** A handler.go that imports these packages, and has this main. */
const go = (packages: string, main: string): { 'handler.go': string } => ({
  'handler.go': `package main\n\nimport (\n${packages.replace(/\S+/g, '\t"$&"\n')})\n\nfunc main() {\n${main}\n}\n`,
});

/** An HTTP function with this route. */
const routed = (route: string): string =>
  json({
    bindings: [
      { type: 'httpTrigger', direction: 'in', name: 'req', route },
      { type: 'http', direction: 'out', name: 'res' },
    ],
  });

const HELLO = 'http.HandleFunc("/api/HttpExample", hello)';
const LISTEN = 'http.ListenAndServe(":"+os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), nil)';
const NET = 'net/http os';

const code: Working[] = [
  {
    what: 'gorilla/mux in an old module',
    files: {
      ...go(
        `github.com/gorilla/mux ${NET}`,
        `r.HandleFunc("/api/HttpExample/{id}", hello)\n${LISTEN}`,
      ),
      'go.mod': 'module hello\n\ngo 1.21\n',
    },
  },
  {
    what: 'a table of routes, and one more',
    files: go(
      NET,
      `for _, r := range routes {\nhttp.HandleFunc(r.path, r.handler)\n}\nhttp.HandleFunc("/healthz", ok)\n${LISTEN}`,
    ),
  },
  {
    what: 'a prefix in a constant',
    files: go(NET, `http.HandleFunc("GET "+prefix+"/HttpExample", hello)\n${LISTEN}`),
  },
  {
    what: 'http.StripPrefix',
    files: go(
      NET,
      `api.HandleFunc("/HttpExample", hello)\nhttp.Handle("/api/", http.StripPrefix("/api", api))\n${LISTEN}`,
    ),
  },
  {
    what: 'one function for all paths, and a mux behind it',
    files: {
      ...go(
        NET,
        `http.HandleFunc("GET /hello", a)\nhttp.HandleFunc("/products/{id}", b)\n${LISTEN}`,
      ),
      'HttpExample/function.json': routed('{*path}'),
    },
    host: (host) => {
      host.extensions = { http: { routePrefix: '' } };
    },
  },
  {
    what: 'a parameter that may be left out, and a path for one of its values',
    files: {
      ...go(
        NET,
        `http.HandleFunc("/api/orders", a)\nhttp.HandleFunc("/api/orders/{id}", b)\nhttp.HandleFunc("/api/orders/latest", c)\n${LISTEN}`,
      ),
      'HttpExample/function.json': routed('orders/{id:int?}'),
    },
  },
  {
    what: 'a pattern with a parameter for all functions',
    files: go(NET, `http.HandleFunc("/api/{function}", dispatch)\n${LISTEN}`),
  },
  {
    what: 'the port as an argument',
    files: go(
      'flag net/http',
      `addr := flag.String("addr", ":8080", "")\n${HELLO}\nhttp.ListenAndServe(*addr, nil)`,
    ),
    host: ({ customHandler }) => {
      customHandler.description.arguments = ['--addr', ':%FUNCTIONS_CUSTOMHANDLER_PORT%'];
    },
  },
  {
    what: 'standard error for errors and for the rest',
    files: go(`log ${NET}`, `log.Print("up")\n${HELLO}\n${LISTEN}`),
    host: ({ customHandler }) => {
      customHandler.description.useStdErrorStreamForErrorsOnly = false;
    },
  },
  {
    what: 'a library that reads the envelopes',
    files: go(
      'github.com/KarlGW/azfunc',
      'app.AddFunction("HttpExample", azfunc.HTTPTrigger(hello))\napp.Start()',
    ),
    host: ({ customHandler }) => {
      delete customHandler.enableForwardingHttpRequest;
    },
  },
  {
    what: 'routes in host.json',
    without: ['HttpExample/function.json'],
    host: ({ customHandler }) => {
      customHandler.http = { routes: [{ route: '{*path}' }] };
    },
  },
  {
    what: 'another app in a folder',
    files: {
      'other/host.json': '{ "version": "2.0" }',
      'other/main.go': 'package main\n\nfunc main() {\n\thttp.HandleFunc("/api/other", show)\n}\n',
    },
  },
  {
    what: "an app for Microsoft's native worker",
    without: ['HttpExample/function.json', 'local.settings.json', 'handler'],
    files: {
      'go.mod':
        'module hello\n\ngo 1.24\n\nrequire github.com/azure/azure-functions-golang-worker v0.7.0\n',
    },
    host: (host) => {
      delete host.customHandler;
    },
  },
  {
    what: 'a tool in a module of its own',
    files: {
      'tools/go.mod': 'module tools\n\ngo 1.20\n',
      'tools/main.go':
        'package main\n\nfunc main() {\n\thttp.HandleFunc("/metrics/{name}", show)\n}\n',
    },
  },
];

/** A program that answers envelopes at paths of its own making. */
const DISPATCH = go(
  NET,
  `http.HandleFunc("/{function}", dispatch("application/json"))\n${HELLO}\n${LISTEN}`,
);

const trigger = (binding: object): string =>
  json({ bindings: [{ direction: 'in', name: 'input', ...binding }] });

const functions: Working[] = [
  {
    what: 'a slash before the route, and no prefix',
    files: {
      ...go(NET, `http.HandleFunc("/hello", hello)\n${LISTEN}`),
      'HttpExample/function.json': routed('/hello'),
    },
    host: (host) => {
      host.extensions = { http: { routePrefix: '' } };
    },
  },
  {
    what: 'the five fields of cron, and a part from a setting',
    files: {
      ...DISPATCH,
      'Five/function.json': trigger({ type: 'timerTrigger', schedule: '*/5 * * * *' }),
      'Six/function.json': trigger({ type: 'timerTrigger', schedule: '0 %MINUTE% * * * *' }),
    },
    options: { only: ['AGF320'] },
  },
  {
    what: 'queue names in upper case, and from a setting',
    files: {
      ...DISPATCH,
      'One/function.json': trigger({ type: 'queueTrigger', queueName: 'Orders' }),
      'Two/function.json': trigger({ type: 'queueTrigger', queueName: 'orders-%STAGE%' }),
    },
    options: { only: ['AGF321'] },
  },
  {
    what: 'the connection of Service Bus that is taken when none is named',
    files: {
      ...DISPATCH,
      'Rows/function.json': trigger({ type: 'serviceBusTrigger', queueName: 'orders' }),
      'local.settings.json': json({
        Values: {
          FUNCTIONS_WORKER_RUNTIME: 'custom',
          AzureWebJobsStorage: 'x',
          AzureWebJobsServiceBus: 'Endpoint=x',
        },
      }),
    },
  },
  {
    what: 'a connection among the ConnectionStrings',
    files: {
      ...DISPATCH,
      'Rows/function.json': trigger({ type: 'sqlTrigger', connectionStringSetting: 'Shop' }),
      'local.settings.json': json({
        Values: { FUNCTIONS_WORKER_RUNTIME: 'custom', AzureWebJobsStorage: 'x' },
        ConnectionStrings: { Shop: 'Server=x' },
      }),
    },
  },
];

const SERVER = go(NET, `${HELLO}\n${LISTEN}`);

/** The tutorial's project without its Go code, starting another program. */
const starting =
  (program: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever is there
  ({ customHandler }: any): void => {
    customHandler.description.defaultExecutablePath = program;
  };

const programs: Working[] = [
  {
    what: 'a Rust program that is not built yet',
    without: ['handler', 'handler.go', 'go.mod'],
    files: { 'Cargo.toml': '[package]\n', 'src/main.rs': 'fn main() {}\n' },
  },
  {
    what: 'a runtime in an image',
    without: ['handler', 'handler.go', 'go.mod'],
    files: { Dockerfile: 'FROM mcr.microsoft.com/azure-functions/base:4\n' },
    host: starting('Rscript'),
  },
  {
    what: 'a program elsewhere in an image',
    files: { Dockerfile: 'FROM mcr.microsoft.com/azure-functions/base:4\n' },
    host: starting('/usr/local/bin/handler'),
  },
  {
    what: 'backslashes on Windows',
    files: SERVER,
    host: starting('bin\\handler.exe'),
  },
];

const settings: Working[] = [
  {
    what: 'the keys of the emulators',
    files: {
      'compose.yml':
        'shop: AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==\n',
    },
  },
  {
    what: 'a certificate in the package',
    files: { 'ca.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' },
  },
];

const WORKFLOW = '.github/workflows/deploy.yml';

/** A workflow with these steps, of which the last deploys. */
const workflow = (steps: string, machine = 'ubuntu-latest', more = ''): string =>
  `on: push\njobs:\n  deploy:\n    runs-on: ${machine}\n    steps:\n${steps}\n      - uses: Azure/functions-action@v1\n        with: { app-name: shop, package: shop.zip${more} }\n`;

const infrastructure: Working[] = [
  {
    what: 'a publish profile for Flex Consumption',
    files: { [WORKFLOW]: workflow('', '', ', sku: flexconsumption, publish-profile: x') },
  },
  {
    what: 'a file out of an image without tag',
    files: {
      Dockerfile:
        'FROM mcr.microsoft.com/azure-functions/base:4\nCOPY --from=alpine /etc/passwd /passwd\n',
    },
  },
  {
    what: 'a publish profile for a Premium plan',
    files: {
      [WORKFLOW]: workflow('', '', ', publish-profile: x'),
      'infra/main.bicep':
        "resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { sku: { name: 'EP1' } }\n",
    },
  },
  {
    what: 'an artifact of something else',
    files: {
      [WORKFLOW]: workflow(
        '      - uses: actions/upload-artifact@v7\n        with: { name: coverage, path: cover.out }',
      ),
    },
  },
  {
    what: 'an artifact that holds a zip, or whose program gets its bit back',
    files: {
      [WORKFLOW]: handingOn('dist', 'dist/shop.zip'),
      '.github/workflows/other.yml': handingOn('.', '.').replace(
        '      - uses: Azure',
        '      - run: chmod +x handler\n      - uses: Azure',
      ),
    },
  },
  {
    what: 'an artifact for Windows',
    without: ['handler'],
    files: { [WORKFLOW]: handingOn('.', '.') },
    host: starting('handler.exe'),
  },
  {
    what: '"go build" that writes nothing, or without cgo for another reason',
    files: {
      [WORKFLOW]: workflow(
        [
          '      - run: go build ./...',
          '      - run: echo "CGO_ENABLED=0" >> $GITHUB_ENV',
          '      - run: go build -o handler .',
        ].join('\n'),
      ),
      '.github/workflows/windows.yml': workflow(
        '      - run: go build -o handler .\n        env: { GOOS: linux }',
        'windows-latest',
      ),
      '.github/workflows/static.yml': workflow(
        `      - run: go build -tags netgo,osusergo -ldflags '-extldflags "-static"' -o handler .`,
      ),
    },
  },
  {
    what: 'a neighbour in another language on Flex Consumption',
    files: {
      'infra/main.bicep': ['custom|1.0', 'dotnet-isolated|8.0']
        .map((stack) => stack.split('|'))
        .map(
          ([name, version]) =>
            `module app 'app.bicep' = { params: { functionAppConfig: { runtime: { name: '${name}', version: '${version}' } } } }\n`,
        )
        .join(''),
    },
  },
  {
    what: 'a neighbour in another language on Premium',
    files: {
      'infra/main.bicep':
        "var ours = { linuxFxVersion: '' }\nvar theirs = { linuxFxVersion: 'DOTNET-ISOLATED|8.0' }\n",
    },
  },
  {
    what: 'a description that speaks of a setting',
    files: {
      'infra/main.bicep':
        "@description('Not WEBSITE_RUN_FROM_PACKAGE')\nparam name string\nmodule app 'app.bicep' = { params: { functionAppConfig: {} } }\n",
    },
  },
  {
    what: 'a neighbour in Go that is no function app, in azure.yaml',
    files: { 'azure.yaml': 'services:\n  web:\n    host: containerapp\n    language: go\n' },
  },
  {
    what: 'an app that is no custom handler',
    without: ['HttpExample/function.json', 'handler.go', 'go.mod', '.funcignore'],
    files: {
      'local.settings.json': json({ Values: { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated' } }),
      'infra/main.bicep':
        "module app 'app.bicep' = { params: { functionAppConfig: { runtime: { name: 'dotnet-isolated', version: '8.0' } } } }\n",
    },
    host: (host) => {
      delete host.customHandler;
    },
  },
];

describe('doctor: what it cannot read', () => {
  it('is said', async () => {
    const root = foreignProject();
    writeFiles(root, {
      [WORKFLOW]: 'on: push\n jobs: {\n',
      'local.settings.json': '{ "IsEncrypted": true, "Values": { "A": "x" } }',
    });
    const { diagnostics: found, skipped } = await runChecks(root, options());
    deepEqual(found, []);
    deepEqual(skipped, [
      'local.settings.json is encrypted, and was not examined',
      `${WORKFLOW} is not valid YAML, and was not examined`,
    ]);
  });
});

describe('doctor: packages that work', () => {
  it('backslashes on Windows', async () => {
    const entries = packageEntries().map((entry) => ({
      ...entry,
      name: entry.name.replace('/', '\\'),
      ...(entry.name === 'handler' ? { name: 'handler.exe', contents: pe() } : {}),
      ...(entry.name === 'host.json'
        ? { contents: String(entry.contents).replace('"handler"', '"handler.exe"') }
        : {}),
    }));
    deepEqual(await codesIn(zipFile(entries)), []);
  });
});

describe('doctor: projects that work', () => {
  it('one in which a run was killed', async () => {
    const root = foreignProject();
    writeFiles(root, {
      '.azure-go-func-1-999999999-abcdef/new/local.settings.json': '{}',
      '.azure-go-func-1-999999999-abcdef/new/Half/function.json': '{',
      '.azure-go-func-1-999999999-abcdef/new/half.go': '<<<<<<< HEAD\n',
      '.azure-go-func-1-999999999-abcdef/function.json': '{',
    });
    deepEqual(await codesIn(root), []);
  });

  for (const { what, files = {}, without = [], host, options } of [
    ...code,
    ...functions,
    ...programs,
    ...settings,
    ...infrastructure,
  ]) {
    it(what, async () => {
      const root = foreignProject();
      for (const path of without) rmSync(join(root, path));
      writeFiles(root, files);
      if (host) editJson(root, 'host.json', host);
      deepEqual(await codesIn(root, options), []);
    });
  }
});
