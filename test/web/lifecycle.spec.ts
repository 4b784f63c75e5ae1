import { describe, expect, it } from '@jest/globals';
import { movementsOf } from '../../src/core/lifecycle/movements.js';
import { classChart, gridRows } from '../../web/src/screens/lifecycle/class-chart.ts';
import { customersOf, runningFor } from '../../web/src/screens/lifecycle/grid-numbers.ts';
import { atNode, flowOf, stageOfNode, streamsOf, unknownIn } from '../../web/src/screens/lifecycle/sankey.ts';
import {
  cellText,
  countIn,
  countOf,
  flowOfMovement,
  flowText,
  readCell,
  readFlow,
} from '../../web/src/screens/lifecycle/who.ts';

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
    const { first, second } = unknownIn(MIGRATION);
    expect([countOf(first, MIGRATION), countOf(second, MIGRATION)]).toEqual([6, 3]);
    expect(streams.nodes.some(({ name }) => name.includes('NOT_KNOWN'))).toBe(false);
  });
});

describe('whom a number of a migration counts', () => {
  const streams = streamsOf(MIGRATION);

  it.each(streams.links.map((link) => [link.source, link.target, link] as const))('a stream %s, %s', (_a, _b, link) => {
    const flow = flowOf(link, MIGRATION.stages);
    expect(countOf(flow, MIGRATION)).toBe(link.value);
    expect(readFlow(flowText(flow))).toEqual(flow);
  });

  it.each(streams.nodes.map(({ name }) => [name]))('all streams at %s', (name) => {
    const flow = flowOf(name, MIGRATION.stages);
    expect(countOf(flow, MIGRATION)).toBe(atNode(streams, name));
    expect(readFlow(flowText(flow))).toEqual(flow);
  });

  it.each(movementsOf(MIGRATION.migration).map((row) => [row.stage, row] as const))(
    'the movements of %s',
    (stage, { stage: _stage, ...counts }) => {
      const columns = ['before', 'entered', 'left', 'becameKnown', 'becameUnknown', 'after'] as const;
      for (const column of columns) {
        const flow = flowOfMovement(column, stage, MIGRATION.stages);
        expect([column, countOf(flow, MIGRATION)]).toEqual([column, counts[column]]);
        expect(readFlow(flowText(flow))).toEqual(flow);
      }
    },
  );
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

  it.each([
    ['everybody', {}, 6],
    ['a stage', { stage: 'A' }, 4],
    ['a class', { value: 'NONE' }, 2],
    ['a stage and a class', { stage: 'A', value: 'NONE' }, 0],
    ['a cause', { stage: 'A', cause: 'QUIET' }, 3],
    ['the end of a month', { stage: 'A', month: '2026-09' }, 2],
    ['the end of a month nobody counted', { stage: 'A', month: '2026-01' }, null],
  ])('its number of %s is the one that is shown, and comes back from the address', (_case, asked, count) => {
    const profile = { title: words('A'), share: 0.5, levers: [], customers: 4 };
    const causes = [{ cause: 'QUIET', title: words('quiet'), customers: 3 }];
    const months = [{ month: '2026-09', customers: 2, causes: [] }];
    const profiles = { items: [{ ...profile, stage: 'A', causes, months }] };
    const cell = readCell(cellText(asked));
    expect(cell).toEqual({ stage: null, value: null, cause: null, month: null, ...asked });
    expect(countIn(cell, grid, profiles)).toBe(count);
  });

  it('is drawn a bar a stage, the first on top', () => {
    const option = classChart(grid, { say: ({ en }) => en, titleOf: (stage) => `stage ${stage}`, short: String });
    expect(option.yAxis).toMatchObject({ inverse: true, data: ['stage A', 'stage B'] });
    expect(option.series).toMatchObject([{ name: 'HIGH' }, { name: 'NONE' }]);
  });
});

describe('a row of the grid of segments', () => {
  const counted = (stage: string, value: string, customers: number) => ({ stage, value, customers });
  const grid = { by: 'valueClass', items: [counted('A', 'HIGH', 3), counted('B', 'HIGH', 2), counted('B', 'LOW', 1)] };
  const about = (value: string) => ({ of: { fact: 'valueClass', value }, levers: ['renewal'] });

  it.each([
    ['is counted over all stages', about('HIGH'), [grid], 5],
    ['is of nobody where nobody is counted', about('MID'), [grid], 0],
    ['is not counted before its fact is', about('LOW'), [], null],
    ['is not counted where nothing says whom it is about', { levers: [] }, [grid], null],
  ])('%s', (_case, row, grids, expected) => {
    expect(customersOf(row, grids)).toBe(expected);
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
