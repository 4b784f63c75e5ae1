import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Measured, measure, VARIANTS, type Variant } from './rules-variants.js';
import { type Workload, workloadOf } from './rules-workload.js';

/**
 * npm run bench:rules: the compiled rule set beside json-rules-engine, on rules and customers generated to look like a
 * telecom's. Each variant in a process of its own, rounds interleaved, CPU time, medians; the ratio is the figure. A
 * variant that does not match what the reference matches is a failure, whatever its speed.
 */
type Options = { readonly rounds: number; readonly seed: number; readonly json: boolean };
type Size = { readonly rules: number; readonly customers: number; readonly asked: number };
type Cell = { readonly variant: Variant; readonly size: Size; readonly rounds: Measured[] };

const SIZES: readonly Size[] = [
  { rules: 1_000, customers: 8_192, asked: 12 },
  { rules: 100, customers: 8_192, asked: 120 },
];
const GATES = { row1000: 10_000, columns1000: 100_000, row100: 1_000 } as const;
const NO_EXPLAIN = 'explaining is not measured here yet';

function optionsOf(args: readonly string[]): Options {
  const number = (name: string, fallback: number) => {
    const at = args.indexOf(name);
    const value = at < 0 ? fallback : Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1 on`);
    return value;
  };
  return { rounds: number('--rounds', 3), seed: number('--seed', 20_261), json: args.includes('--json') };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const timeOf = ({ rounds }: Cell) => median(rounds.map(({ usPerCustomer }) => usPerCustomer));

/** Runs one variant in a child, which prints one line of JSON. */
function inChild(variant: Variant, file: string, asked: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const args = [fileURLToPath(import.meta.url), '--child', variant, file, String(asked)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as Measured);
      else reject(new Error(`${variant} ended with ${code}`));
    });
  });
}

/** The same matches in every round; the fast variants on all customers, and each as the reference on those it saw. */
function checkAgreement(cells: readonly Cell[]): void {
  for (const { rules } of SIZES) {
    const here = cells.filter(({ size }) => size.rules === rules);
    const fast = here.filter(({ variant }) => variant !== 'reference');
    const hashes = new Set(here.flatMap(({ rounds }) => rounds.map(({ hash }) => hash)));
    const whole = new Set(fast.flatMap(({ rounds }) => rounds.map(({ wholeHash }) => wholeHash)));
    if (hashes.size !== 1 || whole.size !== 1) throw new Error(`the variants differ at ${rules} rules`);
  }
}

/** Round by round, because what else the machine does changes between them; then the median. */
function ratioOf(cells: readonly Cell[], variant: Variant, rules: number): number {
  const find = (name: Variant) => cells.find((cell) => cell.variant === name && cell.size.rules === rules);
  const [judge, own] = [find('reference'), find(variant)];
  if (judge === undefined || own === undefined) return Number.NaN;
  const ratios = own.rounds.map(
    ({ usPerCustomer }, round) => (judge.rounds[round]?.usPerCustomer ?? 0) / usPerCustomer,
  );
  return Math.round(median(ratios));
}

function lineOf(cell: Cell, cells: readonly Cell[]): string {
  const { variant, size, rounds } = cell;
  const us = timeOf(cell);
  const ratio = ratioOf(cells, variant, size.rules).toLocaleString('en');
  const [first] = rounds;
  const decided = ((size.rules / us) * 1_000_000).toExponential(1);
  const compile = `compiled in ${(first?.compileMs ?? 0).toFixed(0)} ms`;
  return `${variant.padEnd(15)} ${us.toFixed(2).padStart(10)} us/customer ${decided} /s  x ${ratio.padStart(9)}  ${compile}`;
}

async function run({ rounds, seed, json }: Options): Promise<void> {
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const directory = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));
  try {
    const fileOf = ({ rules }: Size) => join(directory, `${rules}.json`);
    for (const size of SIZES) writeFileSync(fileOf(size), JSON.stringify(workloadOf(seed, size.rules, size.customers)));
    const cells: Cell[] = SIZES.flatMap((size) => VARIANTS.map((variant) => ({ variant, size, rounds: [] })));
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      for (const { variant, size, rounds: measured } of cells) {
        measured.push(await inChild(variant, fileOf(size), size.asked));
      }
    }
    checkAgreement(cells);
    report(cells, { rounds, seed, json }, say);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function report(cells: readonly Cell[], { rounds, seed, json }: Options, say: (line: string) => void): void {
  for (const { rules, customers } of SIZES) {
    const here = cells.filter(({ size }) => size.rules === rules);
    const matches = here.find(({ variant }) => variant === 'row')?.rounds[0]?.matches ?? 0;
    say(`${rules} rules, ${customers} customers, ${(matches / customers).toFixed(1)} matches a customer`);
    for (const cell of here) say(`  ${lineOf(cell, cells)}`);
  }
  const columns = cells.find(({ variant, size }) => variant === 'columns' && size.rules === 1_000);
  const ratios = {
    row1000: ratioOf(cells, 'row', 1_000),
    columns1000: ratioOf(cells, 'columns', 1_000),
    row100: ratioOf(cells, 'row', 100),
  };
  for (const [name, gate] of Object.entries(GATES)) {
    const ratio = ratios[name as keyof typeof GATES];
    say(
      `${name}: x ${ratio.toLocaleString('en')}, gate x ${gate.toLocaleString('en')}: ${ratio >= gate ? 'held' : 'MISSED'}`,
    );
    if (ratio < gate) process.exitCode = 1;
  }
  say(`explain: none, ${NO_EXPLAIN}`);
  if (!json) return;
  const compileMs = Number(median(columns?.rounds.map((one) => one.compileMs) ?? []).toFixed(1));
  const bytesPerCustomer = columns?.rounds[0]?.bytesPerCustomer ?? null;
  const scalar1000 = ratioOf(cells, 'columns-scalar', 1_000);
  const figures = { ...ratios, explain: null, compileMs, bytesPerCustomer };
  process.stdout.write(`${JSON.stringify({ ...figures, scalar1000, explainNote: NO_EXPLAIN, rounds, seed })}\n`);
}

const [mode, variant, file, asked] = process.argv.slice(2);
if (mode === '--child' && file !== undefined && VARIANTS.some((one) => one === variant)) {
  const workload = JSON.parse(readFileSync(file, 'utf8')) as Workload;
  process.stdout.write(JSON.stringify(await measure(variant as Variant, workload, Number(asked))));
} else {
  await run(optionsOf(process.argv.slice(2)));
}
