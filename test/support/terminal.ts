import pty from '@lydell/node-pty';

/** What a terminal does with keys: the codes that they send. */
export const keys = { down: '\x1b[B', up: '\x1b[A', enter: '\r', interrupt: '\x03', erase: '\x15' };

/** A program in a real terminal. */
export interface Session {
  /** Resolves as soon as the screen has shown `text` since the last wait. */
  see: (text: string | RegExp) => Promise<void>;
  type: (text: string) => void;
  /** Resolves with the exit code and all that was shown. */
  ended: Promise<{ code: number; screen: string }>;
}

const open = new Set<pty.IPty>();

/** Milliseconds after which something hangs, also on a busy machine. */
const SHOWN_WITHIN = 60_000;

/** Ends what a failed test left running. */
export function closeTerminals(): void {
  for (const terminal of open) terminal.kill();
}

/** Starts a program in a terminal of 100 columns. */
export function openTerminal(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Session {
  const terminal = pty.spawn(file, [...args], {
    cols: 100,
    rows: 40,
    cwd,
    env: { ...env, TERM: 'xterm' },
  });
  open.add(terminal);
  let screen = '';
  let seen = 0;
  let look = (): void => {};
  terminal.onData((data) => {
    screen += plain(data);
    look();
  });
  const ended = new Promise<{ code: number; screen: string }>((resolve) => {
    terminal.onExit(({ exitCode }) => {
      open.delete(terminal);
      resolve({ code: exitCode, screen });
    });
  });
  const see = (text: string | RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const givesUp = setTimeout(
        () => reject(new Error(`does not show ${text}:\n${screen}`)),
        SHOWN_WITHIN,
      );
      ended.then(({ code }) => {
        clearTimeout(givesUp);
        reject(new Error(`ended with ${code} before showing ${text}:\n${screen}`));
      });
      look = () => {
        const rest = screen.slice(seen);
        const found = typeof text === 'string' ? text : (text.exec(rest)?.[0] ?? '\0');
        if (!rest.includes(found)) return;
        seen += rest.indexOf(found) + found.length;
        look = () => {};
        clearTimeout(givesUp);
        resolve();
      };
      look();
    });
  return { see, type: (text) => terminal.write(text), ended };
}

/** Without colours and cursor movements. */
function plain(data: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  return data.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '');
}
