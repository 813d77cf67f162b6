import type { LogEntry } from './host-log.ts';

const systemPrefix = /^LanguageWorkerConsoleLog/;
const toolingPrefix = /^azfuncjsonlog:/;
const errorWords = /error|fail|severe|unhandled exception/i;

/** How the host logs one line of the handler's console (contract 2.6). */
export function classifyLine(
  stream: 'stdout' | 'stderr',
  line: string,
  stdErrorForErrorsOnly: boolean,
): LogEntry {
  if (toolingPrefix.test(line)) {
    return { level: 'Information', category: 'Host.Function.ToolingConsoleLog', message: line };
  }
  const level = stream === 'stdout' ? 'Information' : errorLevel(line, stdErrorForErrorsOnly);
  if (systemPrefix.test(line)) {
    return { level, category: 'Worker.HttpWorkerProcess', message: line.replace(systemPrefix, '') };
  }
  return { level, category: 'Host.Function.Console', message: line };
}

function errorLevel(line: string, stdErrorForErrorsOnly: boolean) {
  if (/warn/i.test(line)) return 'Warning';
  return stdErrorForErrorsOnly || errorWords.test(line) ? 'Error' : 'Information';
}
