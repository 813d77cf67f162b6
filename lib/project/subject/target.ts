import { valueAt } from '../../formats/json.ts';
import { type Platform, platformNamed, platforms } from '../../hosting/platforms.ts';
import { RECORD_FILE, RECORD_KEY } from '../read.ts';
import type { Executable, Plan, Subject, Target } from './subject.ts';

/** Where the app will run: as the caller says, as the project's own files say, or Linux on x64. */
export function targetOf(
  { files, text, json }: Pick<Subject, 'files' | 'text' | 'json'>,
  executable: Executable | undefined,
  asked: { platform: string | undefined; plan: string | undefined },
): Target {
  const plan = (asked.plan as Plan | undefined) ?? planIn(files.paths, text);
  return { ...platformOf(json(RECORD_FILE)?.value, executable, asked.platform, plan), plan };
}

function platformOf(
  record: unknown,
  executable: Executable | undefined,
  asked: string | undefined,
  plan: Plan | undefined,
): { platform: Platform; source: string } {
  if (asked !== undefined) return { platform: platformNamed(asked), source: '--platform' };
  if (plan === 'flex')
    return { platform: platformNamed('linux/amd64'), source: 'as all of Flex Consumption' };
  const answered = valueAt(record, RECORD_KEY, 'answers', 'platform');
  const recorded = platforms.find(({ name }) => name === answered);
  if (recorded) return { platform: recorded, source: RECORD_FILE };
  if (/\.exe$/i.test(executable?.path ?? ''))
    return { platform: platformNamed('windows/amd64'), source: 'the .exe in host.json' };
  return { platform: platformNamed('linux/amd64'), source: 'assumed; --platform says otherwise' };
}

/**
 * The plan that Bicep files name literally, when they name one (Flex Consumption alone has a
 * `functionAppConfig`), or a container, when the Dockerfile starts from an image of the host.
 */
function planIn(paths: readonly string[], text: Subject['text']): Plan | undefined {
  const bicep = paths
    .filter((path) => path.endsWith('.bicep'))
    .map((path) => text(path) ?? '')
    .join('\n');
  if (/\bfunctionAppConfig\s*:|'FC1'/.test(bicep)) return 'flex';
  const isPremium = /'EP[123]'/.test(bicep);
  const isConsumption = /'Y1'/.test(bicep);
  if (isPremium !== isConsumption) return isPremium ? 'premium' : 'consumption';
  const isFromHost = (line: string): boolean =>
    /^\s*FROM\s/i.test(line) && /\/azure-functions\//i.test(line);
  return (text('Dockerfile') ?? '').split('\n').some(isFromHost) ? 'container' : undefined;
}
