import { type Command, InvalidArgumentError } from 'commander';
import { isDay } from '../../core/kit/day.js';
import { verifyRules } from '../../core/rules/check/verify.js';
import { compilePack } from '../../core/rules/program.js';
import { say } from '../../core/words/say.js';
import { findingWords } from '../../core/words/verify.js';
import { type CliContext, print, printJson } from './context.js';
import { countsOf, findingLines } from './finding-lines.js';
import { type FindPacks, type FoundPacks, type Json, validPacks } from './found-packs.js';

type Options = Json & { readonly today: string; readonly seconds?: number; readonly steps?: number };

function positive(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('a positive whole number / 正整数');
}

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('YYYY-MM-DD');
}

/** Several packs are taken for all there are: then a fact that none asks for is told. */
function findingsOf(
  { packs, catalogue, lists, levers = [], offers: sold = [], limits: known }: FoundPacks,
  { today, seconds, steps }: Options,
) {
  const began = performance.now();
  const compiled = packs.map(({ pack }) => compilePack(pack, catalogue, lists));
  const limits = {
    ...known,
    ...(steps === undefined ? {} : { setSteps: steps }),
    ...(seconds === undefined ? {} : { millis: seconds * 1_000 }),
  };
  const elapsed = () => performance.now() - began;
  const offers = new Map(sold.map((offer) => [offer.id, offer]));
  const options = { limits, elapsed, today, levers, offers, wholeSet: packs.length > 1 };
  const findings = verifyRules(compiled, catalogue, options);
  return findings.map((one) => ({ ...one, words: findingWords(one, catalogue) }));
}

async function verify(context: CliContext, find: FindPacks, dir: string, options: Options): Promise<void> {
  const found = await validPacks(context, find, dir, options.json === true);
  if (!found) return;
  const findings = findingsOf(found, options);
  const counts = countsOf(findings);
  const ok = findings.every(({ severity }) => severity !== 'error');
  if (!ok) context.exitWith(1);
  if (options.json) return printJson(context, { ok, counts, findings });
  const { locale } = context;
  const rules = found.packs.reduce((sum, { pack }) => sum + pack.rules.length, 0);
  if (findings.length > 0) print(context, findingLines(findings, locale).join('\n'));
  else print(context, say(locale, 'cli.verify.none', { packs: found.packs.length, rules }));
}

/** What rules will do, before they run. Needs no server; exit code 1 where a finding is an error. */
export function addRulesVerify(rules: Command, context: CliContext, find: FindPacks): void {
  rules
    .command('verify')
    .argument('<dir>', 'a folder with pack.json in it or below / 含 pack.json 的目录')
    .description('what the rules will do: never match, contradict, shadow, leave gaps … / 静态验证规则')
    .option('--today <day>', 'the day rules call today / 规则所称的今天', day, new Date().toISOString().slice(0, 10))
    .option('--seconds <n>', 'time limit of the whole set (policy/verify.json) / 整个规则集的时限（秒）', positive)
    .option('--steps <n>', 'limit of search steps of the whole set / 整个规则集的搜索步数上限', positive)
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((dir: string, options: Options) => verify(context, find, dir, options));
}
