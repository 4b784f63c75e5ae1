import { fork } from 'node:child_process';
import { join } from 'node:path';
import { type AllocateOptions, allocateOptions } from './allocate-case.js';
import type { AllocateFigures } from './allocate-worker.js';

/**
 * npm run bench:allocate: budgets, stock, places and call-centre minutes shared out over a whole run, greedily and by
 * prices, each in a process of its own. Machines are noisy: the ratios are the figures.
 */
async function figuresOf(method: 'greedy' | 'lagrangian', args: readonly string[]): Promise<AllocateFigures> {
  const script = join(import.meta.dirname, 'allocate-worker.js');
  const child = fork(script, [method, ...args], { stdio: ['ignore', 2, 2, 'ipc'] });
  return new Promise((done, fail) => {
    child.once('message', (figures) => done(figures as AllocateFigures));
    child.once('exit', (code) => fail(new Error(`the ${method} process ended with ${code} and no figures`)));
  });
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

function compared({ candidates, offers }: AllocateOptions, greedy: AllocateFigures, priced: AllocateFigures) {
  return {
    ...{ candidates, offers, customers: greedy.customers, limits: greedy.limits },
    ...{ greedyServed: greedy.served, lagrangianServed: priced.served },
    gainPct: rounded((priced.sum / greedy.sum - 1) * 100, 3),
    /** How far below the best there could be, at most. */
    gapPct: rounded((1 - priced.sum / priced.bound) * 100, 5),
    ...{ greedyMs: greedy.ms, lagrangianMs: priced.ms, timeRatio: rounded(priced.ms / greedy.ms, 2) },
    ...{ greedyPeakRssMb: greedy.peakRssMb, lagrangianPeakRssMb: priced.peakRssMb },
    memoryRatio: rounded(priced.peakRssMb / greedy.peakRssMb, 2),
  };
}

function told(figures: ReturnType<typeof compared>): readonly string[] {
  const { candidates, offers, customers, limits, gainPct, gapPct, timeRatio, memoryRatio } = figures;
  const { greedyServed, lagrangianServed, greedyMs, lagrangianMs, greedyPeakRssMb, lagrangianPeakRssMb } = figures;
  return [
    `${candidates} candidates of ${customers} customers, ${offers} offers, ${limits} limits`,
    `greedy: ${greedyServed} customers served in ${greedyMs} ms, peak memory ${greedyPeakRssMb} MB`,
    `Lagrangian: ${lagrangianServed} customers served in ${lagrangianMs} ms, peak memory ${lagrangianPeakRssMb} MB`,
    `gain ${gainPct} %, at most ${gapPct} % below the best there could be`,
    `time ${timeRatio} : 1, peak memory ${memoryRatio} : 1`,
  ];
}

const args = process.argv.slice(2);
const options = allocateOptions(args);
const figures = compared(options, await figuresOf('greedy', args), await figuresOf('lagrangian', args));
for (const line of told(figures)) (options.json ? process.stderr : process.stdout).write(`${line}\n`);
if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
