import { REFERENCE, type RulesKit } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';
import { overlapping, Scenario } from './fuzz-scenario.js';
import { judged, type Verdict } from './verdict.js';

export type FuzzReport = {
  /** Rules decided for a set of facts; a run that both reject is one decision, however many rules it had. */
  decisions: number;
  runs: number;
  rejections: number;
  /** Runs of which two were under way at once. */
  overlaps: number;
  matches: number;
  /** Every engine has the next seed; one difference is found again by its own. */
  lastSeed: number;
  differences: Difference[];
};

export type Difference = { readonly seed: number; readonly run: number; readonly ours: string; readonly judge: string };

const RUNS_AN_ENGINE = 4;
/** What is still under way after a rejection ends before this: no fact or handler waits for more than promises. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

type Side = { readonly scenario: Scenario; readonly kit: RulesKit };

async function runBoth(side: Side, together: boolean): Promise<{ verdicts: Verdict[]; heard: readonly string[] }> {
  const { scenario } = side;
  const all = Array.from({ length: together ? 2 : 1 }, () => judged(scenario.engine, scenario.facts()));
  const verdicts = await Promise.all(all);
  await quiet();
  return { verdicts, heard: scenario.heard() };
}

function count(report: FuzzReport, verdicts: readonly Verdict[]): void {
  report.runs += verdicts.length;
  if (verdicts.length > 1) report.overlaps += verdicts.length;
  for (const verdict of verdicts) {
    if ('rejected' in verdict) report.rejections += 1;
    else report.matches += verdict.results.length;
    report.decisions += 'rejected' in verdict ? 1 : verdict.results.length + verdict.failureResults.length;
  }
}

async function compareEngines(kit: RulesKit, seed: number, report: FuzzReport): Promise<void> {
  const ours: Side = { kit, scenario: new Scenario(kit, seed) };
  const judge: Side = { kit: REFERENCE, scenario: new Scenario(REFERENCE, seed) };
  for (let run = 0; run < RUNS_AN_ENGINE; run += 1) {
    const together = run === RUNS_AN_ENGINE - 1 && overlapping(seed);
    const found = await runBoth(ours, together);
    const said = await runBoth(judge, together);
    const [mine, theirs] = [JSON.stringify(found), JSON.stringify(said)];
    if (mine !== theirs) report.differences.push({ seed, run, ours: mine, judge: theirs });
    count(report, said.verdicts);
    ours.scenario.change();
    judge.scenario.change();
  }
}

/** Engines of consecutive seeds, each run several times over facts of its own, until so many decisions are compared. */
export async function fuzz(
  decisions: number,
  seed: number,
  said: (report: FuzzReport) => void = () => undefined,
  kit: RulesKit = OURS,
): Promise<FuzzReport> {
  const report: FuzzReport = {
    decisions: 0,
    runs: 0,
    rejections: 0,
    overlaps: 0,
    matches: 0,
    lastSeed: seed,
    differences: [],
  };
  for (let at = seed; report.decisions < decisions && report.differences.length < 20; at += 1) {
    await compareEngines(kit, at, report);
    report.lastSeed = at;
    if (at % 500 === 0) said(report);
  }
  return report;
}
