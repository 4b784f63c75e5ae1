import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as OURS from '../../src/rules.js';
import { fuzz } from './fuzz.js';

const root = process.cwd();

/** An engine with one fault that no page of documentation would show. */
class Faulty extends OURS.Engine {
  constructor(...made: ConstructorParameters<typeof OURS.Engine>) {
    super(...made);
    type Searched = { indexOf?(part: unknown): number } | null | undefined;
    this.addOperator('contains', (fact: Searched, part: unknown) => (fact?.indexOf?.(part) ?? -1) > -1);
  }
}

describe('npm run fuzz', () => {
  /** In a process of its own: what json-rules-engine leaves unhandled would be a fault of the test otherwise. */
  const run = (...args: string[]) => {
    const main = join(root, '.cache', 'fuzz', 'test', 'rules', 'fuzz-main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    execFileSync(process.execPath, [tsc, '-p', join('test', 'rules')], { cwd: root });
  });

  it('some thousands of decisions, and not one differs from json-rules-engine', () => {
    const { status, stdout } = run('--decisions', '3000', '--seed', '1');
    expect(stdout).toMatch(/^seed 1 .*\n✓ 30\d\d decisions .* 0 differences .* seeds 1–\d+\n$/s);
    expect(status).toBe(0);
  });

  it('compiled sets in every way of asking them, and not one answer differs', () => {
    const { status, stdout } = run('--compiled', '3000', '--seed', '1');
    expect(stdout).toMatch(/✓ 30\d\d compiled decisions .* 0 differences .* seeds 1–\d+\n$/s);
    expect(status).toBe(0);
  });

  it('spoilt documents: each is refused with its place, or decided as json-rules-engine decides it', () => {
    const { status, stdout } = run('--documents', '1000', '--seed', '1');
    expect(stdout).toMatch(/✓ 1000 documents .* 0 differences .* seeds 1–1000\n {2}.*WRONG_TYPE/s);
    expect(status).toBe(0);
  });

  it('logs a seed of its own when none is given', () => {
    expect(run('--decisions', '1').stdout).toMatch(/^seed \d+ /);
  });

  it.each([
    ['--decisions', 'none'],
    ['--decisions', '0'],
    ['--compiled', '0'],
    ['--documents', 'many'],
    ['--seed', '1.5'],
  ])('refuses %s %s', (option, value) => {
    expect(run(option, value)).toMatchObject({ status: 2, stdout: '' });
  });
});

it('the fuzz notices an operator that is wrong for texts alone', async () => {
  const { differences } = await fuzz(300, 1, undefined, { ...OURS, Engine: Faulty });
  expect(differences.length).toBeGreaterThan(0);
});
