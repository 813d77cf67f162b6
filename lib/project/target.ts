import { flex, type Plan, planNamed, plans } from '../hosting/plans.ts';
import {
  linuxAmd64,
  type Platform,
  platformNamed,
  platforms,
  windowsAmd64,
} from '../hosting/platforms.ts';
import type { Project } from './project.ts';

/** Where the app will run. */
export interface Target {
  platform: Platform;
  /** Where the platform is known from, for the reader. */
  source: string;
  /** The hosting plan; undefined when nothing says which. */
  plan: Plan | undefined;
  /** It is deployed as an image: the plan takes nothing else, or there is a Dockerfile that starts from an image of the host. */
  isImage: boolean;
}

/** Where the app will run: as the caller says, as the project's own files say, or Linux on x64. */
export function targetOf(
  project: Project,
  asked: { platform: string | undefined; plan: string | undefined },
): Target {
  const own = platformOf(project, asked.platform);
  const plan = asked.plan === undefined ? planIn(project, own.platform) : planNamed(asked.plan);
  const isImage =
    plan?.packages.includes('image') !== false && isImageOfHost(project.read('Dockerfile'));
  const only = plan?.platforms.length === 1 ? plan.platforms[0] : undefined;
  return {
    ...(plan && only && asked.platform === undefined
      ? { platform: only, source: `as all of ${plan.title}` }
      : own),
    plan,
    isImage: isImage || plan?.packages.includes('zip') === false,
  };
}

function platformOf(
  { record, executable }: Project,
  asked: string | undefined,
): { platform: Platform; source: string } {
  if (asked !== undefined) return { platform: platformNamed(asked), source: '--platform' };
  const answered = platforms.find(({ name }) => name === record?.answers.platform);
  if (record && answered) return { platform: answered, source: record.source };
  if (/\.exe$/i.test(executable?.path ?? ''))
    return { platform: windowsAmd64, source: 'the .exe in host.json' };
  return { platform: linuxAmd64, source: 'assumed; --platform says otherwise' };
}

/**
 * The plan that Bicep files name literally, when they name one. Of two plans with the same SKU it is the
 * one that runs the app's platform. One plan alone has a `functionAppConfig`.
 */
function planIn({ files, read }: Project, platform: Platform): Plan | undefined {
  const bicep = files.paths
    .filter((path) => path.endsWith('.bicep'))
    .map((path) => read(path) ?? '')
    .join('\n');
  const named = plans.filter(({ bicepSkus }) =>
    bicepSkus.some((sku) => bicep.includes(`'${sku}'`)),
  );
  if (/\bfunctionAppConfig\s*:/.test(bicep) || named.includes(flex)) return flex;
  const fitting =
    named.length < 2 ? named : named.filter(({ platforms: runs }) => runs.includes(platform));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function isImageOfHost(dockerfile: string | undefined): boolean {
  const isFromHost = (line: string): boolean =>
    /^\s*FROM\s/i.test(line) && /\/azure-functions\//i.test(line);
  return (dockerfile ?? '').split('\n').some(isFromHost);
}
