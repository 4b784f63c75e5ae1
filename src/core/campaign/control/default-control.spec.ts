import { describe, expect, it } from '@jest/globals';
import { controlFor, controlProblems, readCampaignDefaults } from './default-control.js';

const plan = (sharePct: number) => ({ control: { sharePct } });

describe('whom a campaign keeps out', () => {
  it.each([
    ['what it says itself', { sharePct: 5, version: 'x' }, plan(10), { sharePct: 5, version: 'x' }],
    ['without, what its plan says', undefined, plan(15), { sharePct: 15, version: '1' }],
    ['without a plan, the default', undefined, null, { sharePct: 10, version: '1' }],
    ['nobody, where the plan says so', undefined, plan(0), undefined],
  ])('%s', (_case, asked, planned, control) => {
    expect(controlFor(asked, planned, { controlPct: 10 })).toEqual(control);
  });

  it.each([
    ['a share needs no reason', { sharePct: 5, version: '1' }, []],
    ['none needs one', { sharePct: 0, version: '1' }, ['NO_CONTROL_UNEXPLAINED']],
    ['blanks are none', { sharePct: 0, version: '1', why: ' ' }, ['NO_CONTROL_UNEXPLAINED']],
    ['a share that draws nobody needs one', { sharePct: 0.001, version: '1' }, ['NO_CONTROL_UNEXPLAINED']],
    ['one in ten thousand is a share', { sharePct: 0.01, version: '1' }, []],
    ['none with a reason', { sharePct: 0, version: '1', why: 'service notice' }, []],
    ['nothing said', undefined, ['NO_CONTROL_UNEXPLAINED']],
  ])('%s', (_case, control, codes) => {
    expect(controlProblems(control).map(({ code }) => code)).toEqual(codes);
  });
});

it.each([
  [{ controlPct: 10 }, []],
  [{}, ['MISSING_FIELD']],
  [{ controlPct: '10' }, ['WRONG_TYPE']],
  [{ controlPct: 60 }, ['DEFAULT_CONTROL_OUT_OF_BOUNDS']],
  [{ controlPct: 0 }, []],
  [{ controlPct: 0.01 }, []],
  [{ controlPct: 0.001 }, ['DEFAULT_CONTROL_OUT_OF_BOUNDS']],
  [{ controlPct: -1 }, ['DEFAULT_CONTROL_OUT_OF_BOUNDS']],
])('the defaults %j are read', (json, codes) => {
  const read = readCampaignDefaults(json);
  expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(codes);
});
