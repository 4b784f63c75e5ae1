import type { Command } from 'commander';
import { nullShareOf } from '../../core/facts/profile/fact-profile.js';
import {
  CATALOGUE_COLUMNS,
  catalogueMarkdown,
  catalogueRow,
  type FactProfiles,
} from '../../core/words/catalogue-words.js';
import { say } from '../../core/words/say.js';
import { BusinessRules } from '../../flows/ports/business-rules.js';
import { type BaseProfile, FactProfileStore } from '../../flows/ports/fact-profile-store.js';
import { ProfileFacts } from '../../flows/profile-facts.js';
import { type CliApp, type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

type Json = { readonly json?: boolean };
const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;

async function profile(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const made = await context.withApp({ workers: false }, (app) =>
    app.get(ProfileFacts).run('now', (read, total) => progress.show(say(locale, 'cli.facts.reading', { read, total }))),
  );
  if (made === null) throw new Error('a profile that was asked for was not made');
  progress.done(say(locale, 'cli.facts.profiled', { facts: made.facts.length, customers: made.customers }));
  if (json) printJson(context, made);
}

async function known(app: CliApp) {
  const { catalogue, modelsHash } = app.get(BusinessRules);
  return { catalogue, profile: await app.get(FactProfileStore).newest(modelsHash) };
}

function byName(profile: BaseProfile | null): FactProfiles {
  return new Map((profile?.facts ?? []).map((one) => [one.name, one]));
}

async function list(context: CliContext, { json }: Json): Promise<void> {
  const { locale, progress } = context;
  const { catalogue, profile } = await context.withApp({ workers: false }, known);
  const profiles = byName(profile);
  if (json) {
    const items = [...catalogue.values()].map((fact) => {
      const one = profiles.get(fact.name);
      return { ...fact, profile: one === undefined ? null : { ...one, nullShare: nullShareOf(one) } };
    });
    return printJson(context, { asOf: profile?.asOf ?? null, items });
  }
  if (profile === null) progress.done(say(locale, 'cli.facts.unprofiled'));
  const head = CATALOGUE_COLUMNS.map((column) => say(locale, `facts.head.${column}`));
  const rows = [...catalogue.values()].map((fact) => catalogueRow(fact, profiles.get(fact.name), locale));
  print(context, textTable([head, ...rows], [6]));
}

async function docs(context: CliContext): Promise<void> {
  const { catalogue, profile } = await context.withApp({ workers: false }, known);
  const profiles = byName(profile);
  const pages = (['zh-CN', 'en'] as const).map((locale) => catalogueMarkdown(catalogue, profiles, locale));
  context.screen.write(pages.join('\n'));
}

/** What a rule may ask of a customer, and how each fact lies over the base. */
export function addFactCatalogue(facts: Command, context: CliContext): void {
  facts
    .command('list')
    .description('the catalogue, with missing share and distribution / 指标目录及缺失率、分布')
    .option(...JSON_OPTION)
    .action((options: Json) => list(context, options));
  facts
    .command('profile')
    .description(
      'count how facts lie over the base now; every night it is done anyway / 立即统计分布，平时每夜自动统计',
    )
    .option(...JSON_OPTION)
    .action((options: Json) => profile(context, options));
  facts
    .command('docs')
    .description('the catalogue as Markdown tables, both languages / 以 Markdown 输出中英文指标目录')
    .action(() => docs(context));
}
