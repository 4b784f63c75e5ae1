// What `npm run fuzz` runs: our engine and our compiled sets beside json-rules-engine until so many decisions agree, and
// spoilt rule documents until so many are refused with a place or agree; or until one does not.
import { parseArgs } from 'node:util';
import { type FuzzReport, fuzz } from './fuzz.js';
import { type CompiledReport, fuzzCompiled } from './fuzz-compiled.js';
import { type DocumentReport, fuzzDocuments } from './fuzz-documents.js';

const { values } = parseArgs({
  options: {
    decisions: { type: 'string' },
    compiled: { type: 'string' },
    documents: { type: 'string' },
    seed: { type: 'string' },
  },
});
const isNothingNamed =
  values.decisions === undefined && values.compiled === undefined && values.documents === undefined;
const wanted = {
  decisions: Number(values.decisions ?? (isNothingNamed ? 1_000_000 : 0)),
  compiled: Number(values.compiled ?? (isNothingNamed ? 200_000 : 0)),
  documents: Number(values.documents ?? (isNothingNamed ? 100_000 : 0)),
};
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const given = [values.decisions, values.compiled, values.documents].filter((one) => one !== undefined);
if (given.some((one) => !(Number(one) > 0)) || !Number.isSafeInteger(seed)) {
  console.error(
    'npm run fuzz -- [--decisions N] [--compiled N] [--documents N] [--seed S]: N above zero, S a whole number / N 须大于零，S 须为整数',
  );
  process.exit(2);
}

/** Scenarios have facts that refuse while nobody waits any more; in json-rules-engine that is an unhandled rejection. */
process.on('unhandledRejection', () => undefined);
/** A stack for every scalar that jsonpath-plus finds would be a third of the time. */
Error.stackTraceLimit = 0;

type Difference = { readonly seed: number; readonly run: number; readonly ours: string; readonly judge: string };

function show({ seed: at, run, ours, judge }: Difference): void {
  const first = [...ours].findIndex((letter, index) => letter !== judge[index]);
  const around = (text: string) => text.slice(Math.max(0, first - 200), first + 300);
  console.error(`✗ seed ${at}, run ${run}\n  ours  / 本引擎: …${around(ours)}…\n  judge / 参照:   …${around(judge)}…`);
}

const engineWords = ({ decisions, runs, rejections, matches, differences }: FuzzReport) =>
  `${decisions} decisions / 次判定, ${runs} runs, ${rejections} rejected, ${matches} matches, ${differences.length} differences / 处差异`;

const compiledWords = ({ decisions, customers, rejections, matches, asked, differences }: CompiledReport) =>
  `${decisions} compiled decisions / 次编译判定, ${customers} customers, ${rejections} rejected, ${matches} matches, ` +
  `dynamic facts asked ${asked.twoPhases} for ${asked.reference}, ${differences.length} differences / 处差异`;

const documentWords = ({ documents, refused, tooDeep, agreed, rejections, slowestMs, faults }: DocumentReport) =>
  `${documents} documents / 份规则, ${refused} refused with a place (${tooDeep} for depth), ${agreed} compiled and agreed ` +
  `(${rejections} by rejecting), slowest ${Math.round(slowestMs)} ms, ${faults.length} differences / 处差异`;

/** Says how far it is, at most every ten seconds. */
function telling<R>(words: (report: R) => string): (report: R) => void {
  let lastSaid = performance.now();
  return (report) => {
    if (performance.now() - lastSaid < 10_000) return;
    lastSaid = performance.now();
    console.log(`… ${words(report)}`);
  };
}

function end(isFine: boolean, words: string): void {
  console.log(`${isFine ? '✓' : '✗'} ${words}`);
  if (!isFine) process.exitCode = 1;
}

console.log(`seed ${seed} / 随机种子 ${seed}`);
if (wanted.decisions > 0) {
  const report = await fuzz(wanted.decisions, seed, telling(engineWords));
  report.differences.forEach(show);
  end(report.differences.length === 0, `${engineWords(report)}, seeds ${seed}–${report.lastSeed}`);
}
if (wanted.compiled > 0) {
  const report = await fuzzCompiled(wanted.compiled, seed, telling(compiledWords));
  report.differences.forEach(show);
  end(report.differences.length === 0, `${compiledWords(report)}, seeds ${seed}–${report.lastSeed}`);
}
if (wanted.documents > 0) {
  const report = await fuzzDocuments(wanted.documents, seed, telling(documentWords));
  for (const { seed: at, what } of report.faults) console.error(`✗ seed ${at}: ${what.slice(0, 1_000)}`);
  const codes = Object.entries(report.problems).map(([code, times]) => `${code} ${times}`);
  end(report.faults.length === 0, `${documentWords(report)}, seeds ${seed}–${seed + report.documents - 1}`);
  if (codes.length > 0) console.log(`  ${codes.join(', ')}`);
}
