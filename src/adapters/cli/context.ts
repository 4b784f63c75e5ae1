import type { Locale } from '../../core/kit/locale.js';
import type { Progress, Screen } from './progress.js';

/** Finds what the product is made of by its class: flows and ports. */
export type CliApp = { get<T>(token: abstract new (...args: never[]) => T): T };

/** What a command needs of the process it runs in; the root hands it in. */
export type CliContext = {
  readonly locale: Locale;
  readonly screen: Screen;
  readonly progress: Progress;
  /** Opens the product on the servers that run, or on servers started for this command; closes it afterwards. */
  withApp<T>(needs: { readonly workers: boolean }, work: (app: CliApp) => Promise<T>): Promise<T>;
  /** The command's exit code: 0 is success, 1 says that something was found wrong. */
  exitWith(code: number): void;
};

/** Who is on record for what the shell does. */
export const CLI_ACTOR = 'cli';

export function print(context: CliContext, text: string): void {
  context.screen.write(`${text}\n`);
}

/** Machine-readable output is one JSON document and nothing else on standard output. */
export function printJson(context: CliContext, value: unknown): void {
  context.screen.write(`${JSON.stringify(value, null, 2)}\n`);
}
