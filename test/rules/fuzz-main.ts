// What `npm run fuzz` runs: our engine beside json-rules-engine until so many decisions agree, or one does not.
import { parseArgs } from 'node:util';
import { type Difference, type FuzzReport, fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: { decisions: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
const decisions = Number(values.decisions);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (!(decisions > 0) || !Number.isSafeInteger(seed)) {
  console.error('npm run fuzz -- [--decisions N] [--seed S]: N above zero, S a whole number / N 须大于零，S 须为整数');
  process.exit(2);
}

/** Scenarios have facts that refuse while nobody waits any more; in json-rules-engine that is an unhandled rejection. */
process.on('unhandledRejection', () => undefined);
/** A stack for every scalar that jsonpath-plus finds would be a third of the time. */
Error.stackTraceLimit = 0;

function show({ seed: at, run, ours, judge }: Difference): void {
  const first = [...ours].findIndex((letter, index) => letter !== judge[index]);
  const around = (text: string) => text.slice(Math.max(0, first - 200), first + 300);
  console.error(`✗ seed ${at}, run ${run}\n  ours  / 本引擎: …${around(ours)}…\n  judge / 参照:   …${around(judge)}…`);
}

const words = ({ decisions: done, runs, rejections, matches, differences }: FuzzReport) =>
  `${done} decisions / 次判定, ${runs} runs, ${rejections} rejected, ${matches} matches, ${differences.length} differences / 处差异`;

console.log(`seed ${seed} / 随机种子 ${seed}`);
let lastSaid = performance.now();
const report = await fuzz(decisions, seed, (sofar) => {
  if (performance.now() - lastSaid < 10_000) return;
  lastSaid = performance.now();
  console.log(`… ${words(sofar)}`);
});
report.differences.forEach(show);
console.log(`${report.differences.length === 0 ? '✓' : '✗'} ${words(report)}, seeds ${seed}–${report.lastSeed}`);
process.exitCode = report.differences.length === 0 ? 0 : 1;
