import { linuxAmd64, type Platform, windowsAmd64 } from './platforms.ts';

/**
 * A hosting plan. Facts for which a row names no source of its own are from Microsoft's comparison of 2026-09-16:
 * https://learn.microsoft.com/azure/azure-functions/functions-scale
 * Which plans a trigger or binding does not run on is said by its row in `lib/catalogue`.
 */
export interface Plan {
  /** As on the command line: `flex`. */
  name: string;
  /** As Microsoft's pages call it. */
  title: string;
  /** Its SKUs, for the reader. */
  sku?: string;
  /** Names of SKUs that no other resource of Azure has: where a Bicep file has one, it is this plan. */
  bicepSkus: readonly string[];
  /**
   * What its machines run. No plan runs arm64: the images of the host are for amd64 only
   * (Azure/azure-functions-docker#224, Azure/azure-functions-host#8437).
   */
  platforms: readonly Platform[];
  packages: readonly ('zip' | 'image')[];
  /** The day of its end, as year-month-day, and what comes instead. */
  retires?: { date: string; replacement: Plan; source: string };
  /** What `functionTimeout` in host.json is and may be, in seconds; Infinity where -1 is allowed (contract 4.7). */
  functionTimeout: { default: number; maximum: number };
  /** How long the program may take until it answers, in seconds, where the plan has a limit of its own. */
  startTimeout?: number;
  /** Of an instance. */
  memory: string;
  /** How many it scales out to. */
  instances: string;
  /** What an instance may write that is lost with it. */
  temporaryStorage?: string;
  /** Deployment slots, the one in production among them. */
  slots: number | string;
  /** App settings of a custom handler app. `needed` has the values, or in angle brackets what the value is. */
  settings: { needed: { readonly [name: string]: string }; forbidden: readonly string[] };
  /** The oldest major version of the extension bundle that it takes, where that is not the oldest there is. */
  oldestBundle?: number;
  /** The host makes the program executable before it starts it (contract 1.3). */
  setsExecuteBit: boolean;
  /**
   * Azure/functions-action with a publish profile: `unsupported` for a program, by its own README, or
   * supported with this `sku`. Absent: nothing is known against it.
   */
  publishProfile?: 'unsupported' | { sku: string };
  /** What else it cannot do, in words. */
  cannot: readonly string[];
  /** Microsoft's page on it. */
  documentation: string;
}

const MINUTE = 60;

/**
 * On every plan an HTTP function must answer within these seconds, whatever `functionTimeout` says: the
 * load balancer in front of the host gives up (functions-scale, note 1 on timeouts).
 */
export const HTTP_ANSWER_SECONDS = 230;

/** The host's own settings, which every plan but Flex Consumption needs. */
const RUNTIME = { FUNCTIONS_WORKER_RUNTIME: 'custom', FUNCTIONS_EXTENSION_VERSION: '~4' };

const STORAGE = {
  AzureWebJobsStorage: '<a connection string, or AzureWebJobsStorage__accountName for an identity>',
};

/** The file share with the app's files: https://learn.microsoft.com/azure/azure-functions/storage-considerations */
const CONTENT_SHARE = {
  WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: '<a connection string>',
  WEBSITE_CONTENTSHARE: '<the name of the share>',
};

/**
 * Forbidden settings: https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations
 * Limits: https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#considerations
 */
export const flex: Plan = {
  name: 'flex',
  title: 'Flex Consumption',
  sku: 'FC1',
  bicepSkus: ['FC1'],
  platforms: [linuxAmd64],
  packages: ['zip'],
  functionTimeout: { default: 30 * MINUTE, maximum: Number.POSITIVE_INFINITY },
  startTimeout: 30,
  memory: '512, 2048 or 4096 MB',
  instances: '1000 for each function or group of functions',
  temporaryStorage: '0.8 GB',
  slots: 'none',
  settings: {
    needed: STORAGE,
    forbidden: [
      'FUNCTIONS_WORKER_RUNTIME',
      'FUNCTIONS_EXTENSION_VERSION',
      'WEBSITE_RUN_FROM_PACKAGE',
      'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING',
      'WEBSITE_CONTENTSHARE',
      'WEBSITE_TIME_ZONE',
      'TZ',
      'SCM_DO_BUILD_DURING_DEPLOYMENT',
      'ENABLE_ORYX_BUILD',
    ],
  },
  oldestBundle: 4,
  setsExecuteBit: true,
  publishProfile: { sku: 'flexconsumption' },
  cannot: [
    'run on Windows',
    'run an image',
    'run a timer in another time zone than UTC',
    'hold more than one app',
  ],
  documentation: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
};

export const premium: Plan = {
  name: 'premium',
  title: 'Premium',
  sku: 'EP1, EP2, EP3',
  bicepSkus: ['EP1', 'EP2', 'EP3'],
  platforms: [linuxAmd64, windowsAmd64],
  packages: ['zip', 'image'],
  functionTimeout: { default: 30 * MINUTE, maximum: Number.POSITIVE_INFINITY },
  memory: '3.5 to 14 GB',
  instances: '100 on Windows, 20 to 100 on Linux',
  temporaryStorage: '11 to 61 GB',
  slots: 3,
  settings: {
    needed: { ...RUNTIME, ...STORAGE, ...CONTENT_SHARE, WEBSITE_RUN_FROM_PACKAGE: '1' },
    forbidden: [],
  },
  setsExecuteBit: false,
  cannot: ['run an image on Windows', 'scale to zero'],
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-premium-plan',
};

/** An App Service plan. Its SKUs (B1, S1) are also those of other resources, so that a Bicep file does not tell. */
export const dedicated: Plan = {
  name: 'dedicated',
  title: 'Dedicated',
  sku: 'B, S and P',
  bicepSkus: [],
  platforms: [linuxAmd64, windowsAmd64],
  packages: ['zip', 'image'],
  functionTimeout: { default: 30 * MINUTE, maximum: Number.POSITIVE_INFINITY },
  memory: '1.75 to 256 GB',
  instances: '10 to 30, and 100 in an App Service Environment',
  temporaryStorage: '11 to 140 GB',
  slots: '1 to 20',
  settings: {
    needed: { ...RUNTIME, ...STORAGE, WEBSITE_RUN_FROM_PACKAGE: '1' },
    forbidden: [],
  },
  setsExecuteBit: false,
  cannot: [
    'run an image on Windows',
    'scale by events: only by hand or by rules of your own',
    'start functions that are not HTTP while it is idle, unless "Always On" is switched on',
  ],
  documentation: 'https://learn.microsoft.com/azure/azure-functions/dedicated-plan',
};

export const windowsConsumption: Plan = {
  name: 'windows-consumption',
  title: 'Windows Consumption',
  sku: 'Y1',
  bicepSkus: ['Y1'],
  platforms: [windowsAmd64],
  packages: ['zip'],
  functionTimeout: { default: 5 * MINUTE, maximum: 10 * MINUTE },
  memory: '1.5 GB',
  instances: '200',
  temporaryStorage: '0.5 GB',
  slots: 2,
  settings: {
    needed: { ...RUNTIME, ...STORAGE, ...CONTENT_SHARE, WEBSITE_RUN_FROM_PACKAGE: '1' },
    forbidden: [],
  },
  setsExecuteBit: false,
  cannot: ['run an image', 'join a virtual network'],
  documentation: 'https://learn.microsoft.com/azure/azure-functions/consumption-plan',
};

/** Settings and deployment: https://learn.microsoft.com/azure/azure-functions/run-functions-from-deployment-package */
export const linuxConsumption: Plan = {
  name: 'linux-consumption',
  title: 'Linux Consumption',
  sku: 'Y1',
  bicepSkus: ['Y1'],
  platforms: [linuxAmd64],
  packages: ['zip'],
  retires: {
    date: '2028-09-30',
    replacement: flex,
    source:
      'https://learn.microsoft.com/azure/azure-functions/migration/migrate-plan-consumption-to-flex',
  },
  functionTimeout: { default: 5 * MINUTE, maximum: 10 * MINUTE },
  memory: '1.5 GB',
  instances: '100',
  temporaryStorage: '1.5 GB',
  slots: 2,
  settings: {
    needed: {
      ...RUNTIME,
      AzureWebJobsStorage: '<a connection string>',
      WEBSITE_RUN_FROM_PACKAGE: '<the URL of the package, which the tool that deploys sets>',
    },
    forbidden: [],
  },
  setsExecuteBit: true,
  // https://github.com/Azure/functions-action, "Using Publish Profile as Deployment Credential".
  publishProfile: 'unsupported',
  cannot: ['run an image', 'join a virtual network', 'get new features (since 2025-09-30)'],
  documentation: 'https://learn.microsoft.com/azure/azure-functions/consumption-plan',
};

/** https://learn.microsoft.com/azure/container-apps/functions-overview */
export const containerApps: Plan = {
  name: 'container-apps',
  title: 'Container Apps',
  bicepSkus: [],
  platforms: [linuxAmd64],
  packages: ['image'],
  functionTimeout: { default: 30 * MINUTE, maximum: Number.POSITIVE_INFINITY },
  memory: 'as the app says',
  instances: '10 unless the app says otherwise, at most 1000',
  slots: 'none; revisions instead',
  settings: { needed: { ...RUNTIME, ...STORAGE }, forbidden: [] },
  setsExecuteBit: false,
  cannot: ['run on Windows', 'run a zip'],
  documentation: 'https://learn.microsoft.com/azure/container-apps/functions-overview',
};

/** The hosting plans of Azure Functions, the one to prefer first. */
export const plans: readonly Plan[] = [
  flex,
  premium,
  dedicated,
  windowsConsumption,
  linuxConsumption,
  containerApps,
];

/** The plan with this name. Throws for a name that is not in the table. */
export function planNamed(name: string): Plan {
  const plan = plans.find((candidate) => candidate.name === name);
  if (!plan) throw new Error(`no plan is called ${name}`);
  return plan;
}

/** The titles of plans, in one phrase: `Premium, Dedicated and Container Apps`. */
export function planTitles(some: readonly Plan[], conjunction: 'and' | 'or' = 'and'): string {
  const titles = some.map(({ title }) => title);
  return titles.length < 2
    ? titles.join('')
    : `${titles.slice(0, -1).join(', ')} ${conjunction} ${titles.at(-1)}`;
}

/** A platform and the plans that run it: `Linux on x64: Flex Consumption, Premium ...`. */
export function platformTitle(platform: Platform): string {
  const running = plans.filter((plan) => plan.platforms.includes(platform));
  return running.length === 0
    ? `${platform.title}: machines of your own only; no Azure Functions plan runs it`
    : `${platform.title}: ${planTitles(running)}`;
}
