import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { Locale } from '../../core/kit/locale.js';
import type { Hazard } from '../../core/measurement/fatigue/hazard.js';
import type { LearntFatigue } from '../../flows/learn-fatigue.js';
import { addFatigue } from './fatigue.command.js';
import { Progress } from './progress.js';

const SATURATED = { kind: 'label', label: 'SATURATED' } as const;
const TOO_FEW = { kind: 'unknown', because: 'TOO_FEW' } as const;
const hazard = (events: number, label: Hazard['label']): Hazard => ({
  ...{ events, days: 280, label },
  rate: { at: events * 100, low: 1.25, high: 2_000 },
});
const NOTHING: Hazard = { events: 0, days: 0, rate: null, label: TOO_FEW };
const FOUND: LearntFatigue = {
  observed: { from: new Date('2026-09-01T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') },
  ...{ windowDays: 28, customers: 12, pressed: { UNDER: 7, ON_TARGET: 4, SATURATED: 1 } },
  levels: [
    { from: 0, to: 1, engaged: false, customers: 0, optOut: NOTHING, complaint: NOTHING, label: TOO_FEW },
    {
      from: 3,
      to: 5,
      engaged: false,
      customers: 9,
      optOut: hazard(3, SATURATED),
      complaint: NOTHING,
      label: SATURATED,
    },
    { from: 5, to: null, engaged: true, customers: 3, optOut: NOTHING, complaint: NOTHING, label: TOO_FEW },
  ],
};

async function tidemark(args: readonly string[], locale: Locale = 'en'): Promise<string> {
  let text = '';
  const screen = {
    write: (part: string) => {
      text += part;
    },
  };
  const program = new Command('tidemark').exitOverride();
  addFatigue(program, {
    ...{ locale, screen, exitWith: () => undefined },
    progress: new Progress({ write: () => undefined }, () => 0),
    withApp: (_needs, work) => work({ get: () => ({ run: async () => FOUND }) as never }),
  });
  await program.parseAsync(['fatigue', ...args], { from: 'user' });
  return text;
}

describe('what contacts do to people, from the shell', () => {
  it.each<[Locale, readonly string[]]>([
    ['en', ['12 customers who were contacted', 'no experiment', 'too few to say', 'saturated 1']],
    ['zh-CN', ['12 位被接触过的客户', '并非实验', '样本过少', '饱和 1']],
  ])('is a table in %s', async (locale, parts) => {
    const text = await tidemark([], locale);
    for (const part of parts) expect(text).toContain(part);
  });

  it('has levels as ranges, rates with their interval and no rate of nobody', async () => {
    const text = await tidemark([]);
    expect(text).toMatch(/3–4 +no +9 +3 {2}300\.0 \(1\.3–2000\.0\) +– +saturated/);
    expect(text).toMatch(/^0 +no +0 +– +– +too few/m);
    expect(text).toMatch(/^5– +yes/m);
  });

  it('is one document for machines', async () => {
    expect(JSON.parse(await tidemark(['--json']))).toMatchObject({ customers: 12, levels: [{}, {}, {}] });
  });
});
