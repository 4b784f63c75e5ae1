import type { Command } from 'commander';
import { say } from '../../../core/words/say.js';
import type { CliContext } from '../context.js';

export type Json = { readonly json?: boolean };
export const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;

/** A whole number from 1 on, or the command ends with what it takes. */
export function numberOf(text: string, name: string, command: Command): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  return command.error(`${name} takes a whole number from 1 on / ${name} 须为正整数`);
}

/** Shows how much of the base has been read. */
export function readProgress({ locale, progress }: CliContext): (read: number, total: number) => void {
  return (read, total) => progress.show(say(locale, 'cli.value.reading', { read, total }));
}
