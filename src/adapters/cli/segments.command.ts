import type { Command } from 'commander';
import type { SegmentChecked } from '../../core/value/segment/check-segment.js';
import type { Difference } from '../../core/value/segment/segment-counts.js';
import { say } from '../../core/words/say.js';
import { CheckSegments, type SegmentsReport } from '../../flows/check-segments.js';
import { BusinessRules } from '../../flows/ports/business-rules.js';
import { type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

type Options = { readonly fact?: string; readonly json?: boolean };

/** So many of the largest differences are shown. */
const SHOWN = 2;
const COLUMNS = ['segment', 'customers', 'share', 'stay', 'needs', 'responses', 'flags'] as const;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** By the facts' labels; of amounts with the currency they are compared in. */
function differencesOf(differences: readonly Difference[], labelOf: (fact: string) => string): string {
  const known = differences.filter(({ value }) => value !== null).slice(0, SHOWN);
  const words = known.map(({ fact, value, currency }) => {
    const named = currency === undefined ? labelOf(fact) : `${labelOf(fact)} (${currency})`;
    return `${named} ${(value ?? 0).toFixed(2)}`;
  });
  return words.join(', ') || '—';
}

function rowOf(
  { locale }: CliContext,
  one: SegmentChecked,
  title: string,
  labelOf: (fact: string) => string,
): readonly string[] {
  return [
    `${one.segment} ${title}`.trim(),
    String(one.customers),
    percent(one.share),
    one.stay === null ? '—' : percent(one.stay),
    differencesOf(one.needs, labelOf),
    differencesOf(one.responses, labelOf),
    one.flags.map((flag) => say(locale, `segments.${flag}`)).join(locale === 'zh-CN' ? '，' : ', '),
  ];
}

function stabilityLine({ locale }: CliContext, { months, shift, shifted }: SegmentsReport): string {
  if (months === null || shift === null) return say(locale, 'cli.segments.no-months');
  const line = say(locale, 'cli.segments.shift', { ...months, shift: shift.toFixed(3) });
  return shifted ? line + say(locale, 'cli.segments.shifted') : line;
}

async function segments(context: CliContext, { fact, json }: Options): Promise<void> {
  const { reports, catalogue } = await context.withApp({ workers: false }, async (app) => ({
    reports: await app.get(CheckSegments).run(fact ?? null),
    catalogue: app.get(BusinessRules).catalogue,
  }));
  if (json) return printJson(context, { items: reports });
  const { locale } = context;
  const labelOf = (name: string) => catalogue.get(name)?.labels[locale] ?? name;
  const head = COLUMNS.map((column) => say(locale, `cli.segments.head.${column}`));
  for (const report of reports) {
    const labels = catalogue.get(report.fact)?.valueLabels ?? {};
    print(
      context,
      say(locale, 'cli.segments.of', { fact: `${labelOf(report.fact)} (${report.fact})`, customers: report.customers }),
    );
    print(context, stabilityLine(context, report));
    const rows = report.segments.map((one) => rowOf(context, one, labels[one.segment]?.[locale] ?? '', labelOf));
    print(context, `${textTable([head, ...rows], [1, 2, 3])}\n`);
  }
}

/** Whether segments are worth having: large enough, stable, and different from the rest. */
export function addSegments(facts: Command, context: CliContext): void {
  facts
    .command('segments')
    .description('hold segments to their marks: size, stability, difference / 检查客群：规模、稳定性、差异')
    .option('--fact <name>', 'only the segments of this fact / 只检查该指标的客群')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((options: Options) => segments(context, options));
}
