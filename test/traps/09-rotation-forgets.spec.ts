import { expect, it } from '@jest/globals';
import { assign } from '../../src/core/policy/holdout/assign.js';
import { readHoldouts } from '../../src/core/policy/holdout/read-holdouts.js';

const BEFORE = [{ version: '2026Q3', from: '2026-07-01T00:00:00Z', sharePct: 5 }];
const ROTATED = [
  { version: '2026Q3', from: '2026-07-01T00:00:00Z', until: '2026-10-01T00:00:00Z', sharePct: 5 },
  { version: '2026Q4', from: '2026-10-01T00:00:00Z', sharePct: 5 },
];

function fileWith(global: readonly object[]) {
  const read = readHoldouts({
    exempt: ['service'],
    neverRotated: { version: '1', sharePct: 1 },
    global,
    components: [],
    sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const units = Array.from({ length: 5_000 }, (_, index) => `c-${index}`);
const heldAt = (day: string, holdouts: ReturnType<typeof fileWith>, layer: string) => {
  const winner = { campaignId: 'w', purpose: 'marketing' } as const;
  const at = new Date(`${day}T12:00:00Z`);
  return units.filter((unit) => assign(unit, winner, at, holdouts).layer === layer);
};

it('trap 9: after a rotation it can still be worked out who was kept out before', () => {
  const then = heldAt('2026-08-15', fileWith(BEFORE), 'global');
  expect(then.length).toBeGreaterThan(150);
  expect(heldAt('2026-08-15', fileWith(ROTATED), 'global')).toEqual(then);
  expect(heldAt('2026-09-30', fileWith(ROTATED), 'global')).toEqual(then);
});

it('trap 9: a rotation draws anew, from its instant on', () => {
  const [before, after] = ['2026-09-30', '2026-10-01'].map((day) => heldAt(day, fileWith(ROTATED), 'global'));
  const stayed = (before ?? []).filter((unit) => after?.includes(unit));
  expect(stayed.length).toBeLessThan((before?.length ?? 0) / 5);
});

it('trap 9: the never-rotated stratum stays who it was', () => {
  const [before, after] = ['2026-08-15', '2027-08-15'].map((day) => heldAt(day, fileWith(ROTATED), 'never-rotated'));
  expect(before?.length).toBeGreaterThan(20);
  expect(after).toEqual(before);
});

it('trap 9: a file that forgets a version, or uses its salt again, is refused', () => {
  const [old, now] = ROTATED;
  const file = (global: readonly object[]) => () => fileWith(global);
  expect(file([{ ...old, until: '2026-09-01T00:00:00Z' }, { ...now }])).toThrow('HOLDOUT_VERSIONS_GAP');
  expect(file([{ ...old }, { ...now, version: '2026Q3' }])).toThrow('HOLDOUT_VERSION_TWICE');
});
