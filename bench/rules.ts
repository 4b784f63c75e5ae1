import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { numbersOf } from './arguments.js';
import { EXPLAIN, GUARDED, type Measured, measure, STRICT, type Variant } from './rules-variants.js';
import { type Workload, workloadOf } from './rules-workload.js';

/**
 * npm run bench:rules: the compiled rule set beside json-rules-engine, on rules and customers generated to look like a
 * telecom's. Each variant in a process of its own, rounds interleaved, CPU time, medians; the ratio is the figure. A
 * variant that does not match what the reference matches is a failure, whatever its speed.
 */
type Options = { readonly rounds: number; readonly seed: number; readonly json: boolean };
/** Variants that must find the same, and the one whose time is the yardstick. */
type Group = { readonly variants: readonly Variant[]; readonly reference: Variant };
type Size = {
  readonly rules: number;
  readonly customers: number;
  readonly asked: number;
  readonly groups: readonly Group[];
};
type Cell = { readonly variant: Variant; readonly size: Size; readonly rounds: Measured[] };

const BY_STRICT: Group = { variants: STRICT, reference: 'reference' };
/** Guarded truths are other truths where something is missing: they agree with each other, and are timed beside. */
const BY_GUARDED: Group = { variants: GUARDED, reference: 'reference' };
const BY_EXPLAIN: Group = { variants: EXPLAIN, reference: 'explain-reference' };

const SIZES: readonly Size[] = [
  { rules: 1_000, customers: 8_192, asked: 12, groups: [BY_STRICT, BY_GUARDED, BY_EXPLAIN] },
  { rules: 100, customers: 8_192, asked: 120, groups: [BY_STRICT, BY_GUARDED] },
];
const GATES = { row1000: 10_000, columns1000: 100_000, row100: 1_000, explain: 10 } as const;

function optionsOf(args: readonly string[]): Options {
  const number = numbersOf(args);
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

/** The same findings in every round; the fast variants on all customers, and each as the reference on those it saw. */
function checkAgreement(cells: readonly Cell[]): void {
  for (const size of SIZES) {
    for (const { variants, reference } of size.groups) {
      const here = cells.filter((cell) => cell.size === size && variants.includes(cell.variant));
      const whole = here.filter(({ variant }) => variant !== reference);
      const hashes = new Set(here.flatMap(({ rounds }) => rounds.map(({ hash }) => hash)));
      const wholeHashes = new Set(whole.flatMap(({ rounds }) => rounds.map(({ wholeHash }) => wholeHash)));
      if (hashes.size !== 1 || wholeHashes.size !== 1) {
        throw new Error(`the variants ${variants.join(', ')} differ at ${size.rules} rules`);
      }
    }
  }
}

const groupOf = ({ size, variant }: Cell) => size.groups.find(({ variants }) => variants.includes(variant));

/** Round by round, because what else the machine does changes between them; then the median. */
function ratioOf(cells: readonly Cell[], variant: Variant, rules: number): number {
  const find = (name: Variant) => cells.find((cell) => cell.variant === name && cell.size.rules === rules);
  const own = find(variant);
  const judge = own && find(groupOf(own)?.reference ?? 'reference');
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
  const compile = rounds[0]?.compileMs ? `compiled in ${rounds[0].compileMs.toFixed(0)} ms` : '';
  return `${variant.padEnd(18)} ${us.toFixed(2).padStart(10)} us each  x ${ratio.padStart(9)}  ${compile}`;
}

async function run({ rounds, seed, json }: Options): Promise<void> {
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const directory = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));
  try {
    const fileOf = ({ rules }: Size) => join(directory, `${rules}.json`);
    for (const size of SIZES) writeFileSync(fileOf(size), JSON.stringify(workloadOf(seed, size.rules, size.customers)));
    const cells: Cell[] = SIZES.flatMap((size) =>
      size.groups.flatMap(({ variants }) => variants.map((variant) => ({ variant, size, rounds: [] }))),
    );
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

type Say = (line: string) => void;

function sayGates(ratios: { readonly [N in keyof typeof GATES]: number }, say: Say): void {
  for (const [name, gate] of Object.entries(GATES)) {
    const ratio = ratios[name as keyof typeof GATES];
    const end = ratio >= gate ? 'held' : 'MISSED';
    say(`${name}: x ${ratio.toLocaleString('en')}, gate x ${gate.toLocaleString('en')}: ${end}`);
    if (ratio < gate) process.exitCode = 1;
  }
}

function sayCells(cells: readonly Cell[], say: Say): void {
  for (const { rules, customers } of SIZES) {
    const here = cells.filter(({ size }) => size.rules === rules);
    const matches = here.find(({ variant }) => variant === 'row')?.rounds[0]?.matches ?? 0;
    say(`${rules} rules, ${customers} customers, ${(matches / customers).toFixed(1)} matches a customer`);
    for (const cell of here) say(`  ${lineOf(cell, cells)}`);
  }
}

function report(cells: readonly Cell[], { rounds, seed, json }: Options, say: Say): void {
  sayCells(cells, say);
  const roundsOf = (name: Variant) =>
    cells.find(({ variant, size }) => variant === name && size.rules === 1_000)?.rounds ?? [];
  const ratios = {
    row1000: ratioOf(cells, 'row', 1_000),
    columns1000: ratioOf(cells, 'columns', 1_000),
    row100: ratioOf(cells, 'row', 100),
    explain: ratioOf(cells, 'explain', 1_000),
  };
  sayGates(ratios, say);
  const compileMs = Number(median(roundsOf('columns').map((one) => one.compileMs)).toFixed(1));
  const recompileMs = Number(median(roundsOf('row').map((one) => one.recompileMs ?? Number.NaN)).toFixed(1));
  const bytesPerCustomer = roundsOf('columns')[0]?.bytesPerCustomer ?? null;
  say(`1,000 rules compiled in ${compileMs} ms, with one rule edited again in ${recompileMs} ms`);
  say(`${bytesPerCustomer} bytes a customer in columns`);
  if (!json) return;
  const beside = {
    scalar1000: ratioOf(cells, 'columns-scalar', 1_000),
    guardedRow1000: ratioOf(cells, 'guarded-row', 1_000),
    guardedColumns1000: ratioOf(cells, 'guarded-columns', 1_000),
  };
  const figures = { ...ratios, compileMs, recompileMs, bytesPerCustomer, ...beside, rounds, seed };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

const [mode, variant, file, asked] = process.argv.slice(2);
if (mode === '--child' && file !== undefined) {
  const workload = JSON.parse(readFileSync(file, 'utf8')) as Workload;
  process.stdout.write(JSON.stringify(await measure(variant as Variant, workload, Number(asked))));
} else {
  await run(optionsOf(process.argv.slice(2)));
}
