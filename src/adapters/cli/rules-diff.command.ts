import type { Command } from 'commander';
import type { Locale } from '../../core/kit/locale.js';
import type { AudienceChange } from '../../core/rules/diff/audience-diff.js';
import { diffPacks, isSamePack, type PackDiff } from '../../core/rules/diff/diff-packs.js';
import type { JsonChange } from '../../core/rules/diff/json-changes.js';
import type { RulePack } from '../../core/rules/rule-pack.js';
import { say } from '../../core/words/say.js';
import { type ComparedPacks, DiffRulePacks, type PackSide } from '../../flows/diff-rule-packs.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { type FindPacks, type Json, validPacks } from './found-packs.js';

type Options = Json & { readonly base?: boolean };
type Pair = { readonly pack: string; readonly before: RulePack | null; readonly after: RulePack | null };

/** Packs of both folders by their name; a pack that one of them lacks has no rules there. */
function pairsOf(before: readonly RulePack[], after: readonly RulePack[]): readonly Pair[] {
  const names = [...new Set([...before, ...after].map(({ pack }) => pack))].sort();
  const named = (packs: readonly RulePack[], name: string) => packs.find(({ pack }) => pack === name) ?? null;
  return names.map((pack) => ({ pack, before: named(before, pack), after: named(after, pack) }));
}

function structural({ pack, before, after }: Pair): ComparedPacks {
  const none: RulePack = { pack, title: (before ?? after)?.title ?? { 'zh-CN': pack, en: pack }, rules: [] };
  return { ...diffPacks(before ?? none, after ?? none), audience: null };
}

const sideOf = (content: RulePack | null): PackSide => (content === null ? null : { content });

async function overBase(context: CliContext, pairs: readonly Pair[]): Promise<readonly ComparedPacks[]> {
  return context.withApp({ workers: false }, async (app) => {
    const diffs: ComparedPacks[] = [];
    for (const { pack, before, after } of pairs) {
      const sides = { before: sideOf(before), after: sideOf(after) };
      diffs.push(await app.get(DiffRulePacks).run({ pack, ...sides, share: 1, by: CLI_ACTOR }));
    }
    return diffs;
  });
}

function changeLine(locale: Locale, code: string, pack: string, { path, ...sides }: JsonChange, rule = ''): string {
  const shown = (value: unknown) => (value === undefined ? say(locale, 'cli.diff.nothing') : JSON.stringify(value));
  const values = { before: shown(sides.before), after: shown(sides.after) };
  return say(locale, code, { pack, rule, path, ...values });
}

function textLines(diff: PackDiff, locale: Locale): readonly string[] {
  const { pack, added, removed, changed, changes } = diff;
  const named = (code: string, rules: readonly string[]) =>
    rules.length === 0 ? [] : [say(locale, code, { pack, rules: rules.join(', ') })];
  return [
    ...changes.map((change) => changeLine(locale, 'cli.diff.outside', pack, change)),
    ...named('cli.diff.added', added),
    ...named('cli.diff.removed', removed),
    ...changed.flatMap(({ rule, changes: own }) =>
      own.map((change) => changeLine(locale, 'cli.diff.changed', pack, change, rule)),
    ),
  ];
}

function audienceLines({ pack, audience }: ComparedPacks, locale: Locale): readonly string[] {
  if (audience === null) return [];
  const { customers } = audience;
  const lines = (who: string, { before, after, enters, leaves }: AudienceChange) => [
    say(locale, 'cli.diff.audience', {
      pack,
      who,
      before,
      after,
      enters: enters.count,
      leaves: leaves.count,
      customers,
    }),
    ...(
      [
        ['enters', enters],
        ['leaves', leaves],
      ] as const
    ).flatMap(([side, { samples }]) =>
      samples.length === 0
        ? []
        : [say(locale, 'cli.diff.samples', { side: say(locale, `cli.diff.${side}`), ids: samples.join(', ') })],
    ),
  ];
  const moved = audience.rules.filter(({ enters, leaves }) => enters.count + leaves.count > 0);
  return [...lines(say(locale, 'cli.diff.whole'), audience.whole), ...moved.flatMap((one) => lines(one.rule, one))];
}

async function diff(
  context: CliContext,
  find: FindPacks,
  dirs: readonly [string, string],
  options: Options,
): Promise<void> {
  const before = await validPacks(context, find, dirs[0], options.json === true);
  const after = before && (await validPacks(context, find, dirs[1], options.json === true));
  if (!before || !after) return;
  const [old, now] = [before, after].map(({ packs }) => packs.map(({ pack }) => pack));
  const pairs = pairsOf(old ?? [], now ?? []);
  const diffs = options.base ? await overBase(context, pairs) : pairs.map(structural);
  const packs = diffs.filter((one) => one.audience !== null || !isSamePack(one));
  if (options.json) return printJson(context, { packs });
  const { locale } = context;
  const lines = packs.flatMap((one) => [...textLines(one, locale), ...audienceLines(one, locale)]);
  print(context, lines.length === 0 ? say(locale, 'cli.diff.same') : lines.join('\n'));
}

/** What changed between two folders of packs; with `--base` also whom of the stored base it moves. */
export function addRulesDiff(rules: Command, context: CliContext, find: FindPacks): void {
  rules
    .command('diff')
    .argument('<before>', 'a folder with packs as they were / 旧规则目录')
    .argument('<after>', 'a folder with packs as they will be / 新规则目录')
    .description('what changed, and whom it moves / 规则差异及其影响的客户')
    .option('--base', 'ask the stored customers, as of now / 以已存客户评估')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((before: string, after: string, options: Options) => diff(context, find, [before, after], options));
}
