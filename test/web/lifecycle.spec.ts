import { describe, expect, it } from '@jest/globals';
import { classChart, gridRows } from '../../web/src/screens/lifecycle/class-chart.ts';
import { customersOf, runningFor } from '../../web/src/screens/lifecycle/grid-numbers.ts';
import { atNode, stageOfNode, streamsOf, unknownIn } from '../../web/src/screens/lifecycle/sankey.ts';

const MIGRATION = {
  stages: ['A', 'B', 'C', 'D', 'E'],
  migration: {
    A: { A: 2, B: 1 },
    B: { A: 1, B: 5, NOT_KNOWN: 3 },
    D: { E: 4 },
    E: { A: 1 },
    ABSENT: { A: 7 },
    NOT_KNOWN: { C: 6 },
  },
};

describe('streams between two months', () => {
  const streams = streamsOf(MIGRATION);

  it('have no circle, though the same stages stand on both sides', () => {
    const [sources, targets] = [streams.links.map(({ source }) => source), streams.links.map(({ target }) => target)];
    expect(sources.filter((name) => targets.includes(name))).toEqual([]);
    expect(streams.links).toContainEqual({ source: 'before|A', target: 'after|B', value: 1 });
    expect(streams.links).toContainEqual({ source: 'before|B', target: 'after|A', value: 1 });
  });

  it('keep the stages in their order on both sides, each node once, and none that nobody stands at', () => {
    const side = (depth: number) =>
      streams.nodes.filter((node) => node.depth === depth).map(({ name }) => stageOfNode(name));
    expect(side(0)).toEqual(['A', 'B', 'D', 'E', 'ABSENT']);
    expect(side(1)).toEqual(['A', 'B', 'E']);
    expect(new Set(streams.nodes.map(({ name }) => name)).size).toBe(streams.nodes.length);
  });

  it('tell how many stand at a node, and leave out of whom nothing is known', () => {
    expect(atNode(streams, 'before|A')).toBe(3);
    expect(atNode(streams, 'after|A')).toBe(11);
    expect(unknownIn(MIGRATION)).toBe(9);
    expect(streams.nodes.some(({ name }) => name.includes('NOT_KNOWN'))).toBe(false);
  });
});

describe('the base by stage and class', () => {
  const words = (text: string) => ({ 'zh-CN': text, en: text });
  const grid = {
    ...{ model: 'lifecycle', fact: 'lifecycleStage', by: 'valueClass', byTitle: words('class'), customers: 6 },
    asOf: '2026-11-01T00:00:00Z',
    stages: ['A', 'B', 'NONE'].map((stage) => ({ stage, title: words(stage) })),
    classes: ['LOW', 'HIGH', 'NONE'].map((value) => ({ value, title: words(value) })),
    items: [
      { stage: 'A', value: 'HIGH', customers: 4 },
      { stage: 'B', value: 'NONE', customers: 2 },
    ],
  };

  it('leaves out classes nobody is in, and who is in no stage where there are none', () => {
    const { columns, rows } = gridRows(grid);
    expect(columns.map(({ value }) => value)).toEqual(['HIGH', 'NONE']);
    expect(rows).toEqual([
      { stage: 'A', counts: [4, 0], customers: 4 },
      { stage: 'B', counts: [0, 2], customers: 2 },
    ]);
  });

  it('is drawn a bar a stage, the first on top', () => {
    const option = classChart(grid, { say: ({ en }) => en, titleOf: (stage) => `stage ${stage}`, short: String });
    expect(option.yAxis).toMatchObject({ inverse: true, data: ['stage A', 'stage B'] });
    expect(option.series).toMatchObject([{ name: 'HIGH' }, { name: 'NONE' }]);
  });
});

describe('a row of the grid of segments', () => {
  const fact = (distinct: number | null) => ({
    name: 'valueClass',
    profile: {
      ...{ customers: 10, known: 10, nullShare: 0 },
      distribution: { kind: 'values' as const, top: [{ value: 'HIGH', customers: 3 }], distinct, others: 0 },
    },
  });
  const about = (value: string) => ({ of: { fact: 'valueClass', value }, levers: ['renewal'] });

  it.each([
    ['is counted by the profile', about('HIGH'), fact(1), 3],
    ['is of nobody where all values are told', about('LOW'), fact(1), 0],
    ['is not counted where they are not', about('LOW'), fact(null), null],
    ['is not counted where nothing says whom it is about', { levers: [] }, fact(1), null],
  ])('%s', (_case, row, facts, expected) => {
    expect(customersOf(row, [facts])).toBe(expected);
  });

  it('has the campaigns that run and pull one of its levers', () => {
    const campaigns = [
      { id: 'a', state: 'active', plan: { lever: 'renewal' } },
      { id: 'b', state: 'paused', plan: { lever: 'renewal' } },
      { id: 'c', state: 'active', plan: { lever: 'win-back' } },
      { id: 'd', state: 'active' },
    ];
    expect(runningFor(about('HIGH'), campaigns).map(({ id }) => id)).toEqual(['a']);
  });
});
