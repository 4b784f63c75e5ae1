import type { Locale } from '../../core/kit/locale.js';
import type { Worded } from '../../core/words/fact-words.js';
import { say } from '../../core/words/say.js';
import type { ExplainedCustomer } from '../../flows/explain-customer.js';

const MARK = { true: '✓', false: '✗', unknown: '?' } as const;
const GROUP = { all: 'cli.explain.all', any: 'cli.explain.any', not: 'cli.explain.none' } as const;

function conditionLines(node: Worded, locale: Locale, depth: number): readonly string[] {
  const lead = `${'  '.repeat(depth)}${MARK[node.truth]} `;
  if (node.kind === 'leaf') return [`${lead}${node.words[locale]}`];
  const parts = node.kind === 'not' ? [node.of] : node.of;
  return [
    `${lead}${say(locale, GROUP[node.kind])}`,
    ...parts.flatMap((part) => conditionLines(part, locale, depth + 1)),
  ];
}

const VERDICT = {
  true: 'cli.explain.matched',
  false: 'cli.explain.not',
  unknown: 'cli.explain.unknown',
} as const;

/** Why and why not, as lines of a terminal: the verdict, each condition with both of its values, what refused. */
export function explainedLines(explained: ExplainedCustomer, locale: Locale): readonly string[] {
  const { customerId, ruleId, ruleTitle, ruleVersion, matched, conditions, audience, reasons, howFar } = explained;
  const rule = `${ruleTitle[locale]} (${ruleVersion.pack} v${ruleVersion.version}, ${ruleId})`;
  return [
    `${customerId} · ${rule}: ${say(locale, VERDICT[matched])}`,
    ...conditionLines(conditions, locale, 1),
    ...(audience === null || audience.truth === 'true'
      ? []
      : [`  ${say(locale, 'cli.explain.audience')}`, ...conditionLines(audience, locale, 2)]),
    ...(howFar === null ? [] : [`  ${say(locale, 'cli.explain.far')}`]),
    ...(howFar?.changes ?? []).map(({ words }) => `    ${words[locale]}`),
    ...reasons.map((reason) => `  → ${reason[locale]}`),
  ];
}
