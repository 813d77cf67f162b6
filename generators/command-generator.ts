import Generator from 'yeoman-generator';
import { catalogue } from '../lib/catalogue/index.ts';
import { commandNamed } from '../lib/commands/commands.ts';
import type { Call, Command, Prepared } from '../lib/commands/shared/command.ts';
import { errorJson, errorText, exitCode } from '../lib/commands/shared/errors.ts';
import { Cancelled } from '../lib/diagnostics/errors.ts';
import type { Prompt } from '../lib/options/question.ts';
import { commandHelp } from '../lib/report/help.ts';
import { flagsAmong } from './yeoman-options.ts';

/** The class of a Yeoman generator that runs a command of the core: ask and plan, write, report. */
export async function commandGenerator(name: Command['name']): Promise<typeof Generator> {
  const command = commandNamed(name) as Command;

  class CommandGenerator extends Generator {
    #prepared: Prepared | undefined;
    readonly #parsed: ReturnType<typeof flagsAmong>;

    constructor(args?: string[], options?: object, features?: object) {
      super(args ?? [], (options ?? {}) as never, {
        ...features,
        tasksMatchingPriority: true,
        // Our tables declare, parse and explain the options; Yeoman's own parser accepts anything.
        disableInGeneratorOptionsSupport: true,
        customInstallTask: true,
      });
      // A broken global answers file makes every prompt fail, and we keep nothing there.
      this.options.skipGlobalConfig = true;
      this.#parsed = flagsAmong(this.options, this._args, command.options(catalogue));
    }

    override help(): string {
      return commandHelp(command, catalogue, 'yeoman', this.#parsed.values);
    }

    async prompting(): Promise<void> {
      await this.#attempt(async () => {
        this.#prepared = await command.prepare(this.#call());
      });
    }

    async writing(): Promise<void> {
      await this.#attempt(async () => this.#prepared?.write());
    }

    async end(): Promise<void> {
      if (!this.#prepared) return;
      const { text, code } = await this.#prepared.report();
      process.exitCode = code;
      process.stdout.write(text);
    }

    #call(): Call {
      const prompt = process.stdin.isTTY || !isYo() ? this.#ask : undefined;
      return { command, parsed: this.#parsed, cwd: this.destinationRoot(), prompt };
    }

    /** Yeoman prints the message of what is thrown, and exits with its `code`. */
    async #attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        if (this.#parsed.run.json) process.stdout.write(errorJson(error, command));
        throw Object.assign(new Error(errorText(error, command, 'yeoman')), {
          code: exitCode(error),
        });
      }
    }

    readonly #ask: Prompt = async (question) => {
      try {
        const answers = await this.prompt([question as never]);
        return (answers as { [name: string]: unknown })[question.name];
      } catch (error) {
        if (
          error instanceof Error &&
          /force closed|ExitPromptError/.test(`${error.name} ${error.message}`)
        ) {
          throw new Cancelled();
        }
        throw error;
      }
    };
  }
  // The base class is generic over its options and this one is not; they are alike at run time.
  return CommandGenerator as unknown as typeof Generator;
}

/** Under `yo` a terminal decides whether somebody can answer; other adapters answer by program. */
function isYo(): boolean {
  const [, ...names] = (process.argv[1] ?? '').split(/[\\/]/);
  return names.includes('yo') || names.includes('yoe');
}
