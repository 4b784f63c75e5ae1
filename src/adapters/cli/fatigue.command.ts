import type { Command } from 'commander';
import type { Locale } from '../../core/kit/locale.js';
import { HARMS, type Hazard, type HazardLevel } from '../../core/measurement/fatigue/hazard.js';
import { FATIGUE_LABELS } from '../../core/policy/cap/fatigue.js';
import { say } from '../../core/words/say.js';
import { LearnFatigue, type LearntFatigue } from '../../flows/learn-fatigue.js';
import { type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

const COLUMNS = ['contacts', 'engaged', 'customers', ...HARMS, 'label'] as const;

function rateOf({ events, rate }: Hazard): string {
  if (rate === null) return '–';
  const [at, low, high] = [rate.at, rate.low, rate.high].map((one) => one.toFixed(1));
  return `${events}  ${at} (${low}–${high})`;
}

function rowOf(level: HazardLevel, locale: Locale): readonly string[] {
  const { from, to, engaged, customers, optOut, complaint, label } = level;
  const contacts = to === from + 1 ? String(from) : `${from}–${to === null ? '' : to - 1}`;
  const said = label.kind === 'label' ? label.label : label.because;
  return [
    ...[contacts, say(locale, engaged ? 'cli.fatigue.yes' : 'cli.fatigue.no'), String(customers)],
    ...[rateOf(optOut), rateOf(complaint), say(locale, `FATIGUE_${said}`)],
  ];
}

function told({ observed, windowDays, customers, pressed, levels }: LearntFatigue, locale: Locale): string {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const span = { from: day(observed.from), until: day(observed.until), days: windowDays, customers };
  const head = COLUMNS.map((column) => say(locale, `cli.fatigue.${column}`));
  const now = FATIGUE_LABELS.map((label) => `${say(locale, `FATIGUE_${label}`)} ${pressed[label]}`).join(' · ');
  return [
    say(locale, 'cli.fatigue.about', span),
    textTable([head, ...levels.map((level) => rowOf(level, locale))], [2]),
    say(locale, 'cli.fatigue.pressed', { now }),
  ].join('\n');
}

/** `fatigue`: what contacts do to people, learnt from opt-outs and complaints. */
export function addFatigue(program: Command, context: CliContext): void {
  program
    .command('fatigue')
    .description('opt-outs and complaints by contacts in the last days / 近期接触次数与退订、投诉')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const found = await context.withApp({ workers: false }, (app) => app.get(LearnFatigue).run());
      if (json) printJson(context, found);
      else print(context, told(found, context.locale));
    });
}
