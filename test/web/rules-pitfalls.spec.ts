import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript-5';
import { OPERATORS } from '../../src/core/condition/operators.js';
import { fromQuery } from '../../web/src/screens/rules/convert/from-query.ts';
import type { Json } from '../../web/src/screens/rules/convert/json.ts';
import { isGroup, type QueryRule } from '../../web/src/screens/rules/convert/query.ts';
import { toQuery } from '../../web/src/screens/rules/convert/to-query.ts';
import { hasGaps } from '../../web/src/screens/rules/draft/problems.ts';
import {
  type Asked,
  editorKind,
  mustSayUnknown,
  operatorsOf,
  withFact,
  withOperator,
} from '../../web/src/screens/rules/words/asked.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCREEN = join(ROOT, 'web/src/screens/rules');
const labels = { 'zh-CN': '指标', en: 'fact' };
const fact = (name: string, type: Asked['type'], more: Partial<Asked> = {}): Asked => ({
  name,
  type,
  unit: null,
  labels,
  ...more,
});
const day = fact('contractEndDate', 'day');
const money = fact('arpu3m', 'number', { unit: 'minor' });
const band = fact('tier', 'enum', { values: ['LOW', 'MID', 'HIGH'] });
const spend = fact('spendByMonth', 'series', { months: 12 });

function ask(field: string, operator: string, value: Json): QueryRule {
  const [rule] = toQuery({ all: [{ fact: field, operator, value }] }).rules;
  if (rule === undefined || isGroup(rule)) throw new Error('a question is no group');
  return rule;
}

describe('the editor of a value', () => {
  it.each<[string, Asked, string, string]>([
    ['a day within the next days is a number of days, and no date picker of 1970', day, 'withinNextDays', 'days'],
    ['a day months ago is a number of months', day, 'atLeastMonthsAgo', 'months'],
    ['a day before another may move with today', day, 'before', 'moment'],
    ['a day that equals another is a day', day, 'equal', 'one day'],
    ['a number between two', money, 'between', 'range number'],
    ['one of several values', band, 'in', 'several enum'],
    ['a fall month by month', spend, 'fellByPct', 'fall'],
    ['an operator nobody has', money, 'greaterThanish', 'nothing'],
  ])('%s', (_case, asked, operator, kind) => {
    expect(editorKind(asked, operator)).toBe(kind);
  });

  it('is there for every operator that fits some fact', () => {
    const types = ['number', 'boolean', 'enum', 'text', 'day', 'series', 'list'] as const;
    const fitting = new Set(types.flatMap((type) => operatorsOf(fact('x', type))));
    expect(OPERATORS.filter((one) => !fitting.has(one))).toEqual(['contains', 'doesNotContain']);
    for (const type of types) {
      for (const operator of operatorsOf(fact('x', type))) {
        expect([operator, editorKind(fact('x', type), operator)]).not.toEqual([operator, 'nothing']);
      }
    }
  });
});

describe('another operator', () => {
  it.each<[string, Asked, string, Json, string, Json]>([
    ['keeps a value that is edited in the same way', money, 'lessThan', 8000, 'greaterThanInclusive', 8000],
    ['takes one value along into several', band, 'equal', 'MID', 'in', ['MID']],
    ['takes the first of several along', band, 'in', ['MID', 'HIGH'], 'notEqual', 'MID'],
    ['never takes a number of days for a day', day, 'withinNextDays', 45, 'equal', null],
    ['never takes a day for a number of days', day, 'equal', '2027-01-01', 'withinLastDays', null],
    ['begins a range with two gaps', money, 'lessThan', 8000, 'between', [null, null]],
  ])('%s', (_case, asked, before, value, operator, expected) => {
    expect(withOperator(ask(asked.name, before, value), asked, operator)).toMatchObject({ operator, value: expected });
  });
});

describe('another fact', () => {
  it('takes no value along that means another thing', () => {
    expect(withFact(ask('tier', 'equal', 'MID'), band, fact('brand', 'enum'))).toMatchObject({
      field: 'brand',
      operator: 'equal',
      value: null,
    });
    expect(withFact(ask('arpu3m', 'lessThan', 8000), money, day)).toMatchObject({ operator: 'lessThan', value: null });
    expect(withFact(ask('arpu3m', 'lessThan', 8000), money, fact('arpu6m', 'number', { unit: 'minor' }))).toMatchObject(
      { value: 8000 },
    );
    expect(
      withFact(ask('arpu3m', 'lessThan', 8000), money, fact('months', 'number', { unit: 'months' })),
    ).toMatchObject({ value: null });
  });

  it('leaves behind what was said of the one before, and keeps the name of the condition', () => {
    const [rule] = toQuery({
      all: [{ fact: 'a', path: '$.x', params: { of: 1 }, name: 'mine', operator: 'equal', value: 1, unknown: 'fails' }],
    }).rules;
    if (rule === undefined || isGroup(rule)) throw new Error('a question is no group');
    const group = { ...toQuery({ all: [] }), rules: [withFact(rule, undefined, money)] };
    expect(fromQuery(group)).toEqual({ all: [{ fact: 'arpu3m', name: 'mine', operator: 'equal', value: null }] });
  });
});

describe('what would choose everybody, or the wrong ones', () => {
  it.each<[string, Json, boolean]>([
    ['an empty "all"', { all: [] }, true],
    ['an empty "any"', { any: [] }, true],
    ['an empty group deep inside', { all: [{ any: [{ not: { all: [] } }] }] }, true],
    ['a question without a fact', { all: [{ fact: '', operator: '', value: null }] }, true],
    ['a question without a value', { all: [{ fact: 'a', operator: 'equal', value: null }] }, true],
    ['a question that is complete', { all: [{ fact: 'a', operator: 'equal', value: false }] }, false],
  ])('%s is never counted or tried: %j', (_case, json, expected) => {
    expect(hasGaps(toQuery(json))).toBe(expected);
  });

  it('a question for what somebody is not must say what unknown means', () => {
    const nullable = { ...band, nullable: true };
    expect(mustSayUnknown(nullable, 'notEqual')).toBe(true);
    expect(mustSayUnknown(nullable, 'notIn')).toBe(true);
    expect(mustSayUnknown(nullable, 'equal')).toBe(false);
    expect(mustSayUnknown(band, 'notEqual')).toBe(false);
  });
});

const sources = readdirSync(SCREEN, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SCREEN, name), 'utf8') }));

/** Fields that a reader of the screen must be able to name; those in a labelled form name themselves too. */
const FIELDS = ['Select', 'Input', 'InputNumber', 'Segmented'];

function unnamedFields(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const names = node.attributes.properties.map((one) => (one.name ? one.name.getText() : ''));
      if (FIELDS.includes(node.tagName.getText()) && !names.includes('aria-label')) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe('the code of the screen', () => {
  it.each(sources.filter(({ name }) => name.endsWith('.tsx')))('$name names every field', ({ text }) => {
    expect(unnamedFields(text)).toEqual([]);
  });

  it('never asks an exporter that drops operators it does not know, nor code that came as data', () => {
    expect(sources.length).toBeGreaterThan(30);
    const bad = /formatQuery|mongodb_query|natural_language|parseMongoDB|from 'ajv|new Function/;
    expect(sources.filter(({ text }) => bad.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('fetches the builder and the JSON editor only when they are opened', () => {
    const heavy = /from '(codemirror|@codemirror\/[\w-]+|@lezer\/\w+|@dnd-kit\/\w+|@react-querybuilder\/[\w/-]+)'/;
    expect(
      sources
        .filter(({ text }) => heavy.test(text))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['builder/announced-drag.tsx', 'builder/builder.tsx', 'editor/json-editor.tsx']);
    const panel = sources.find(({ name }) => name === 'editor/conditions-panel.tsx')?.text ?? '';
    expect(panel).toContain("lazy(() => import('../builder/builder.tsx'))");
    expect(panel).toContain("lazy(() => import('./json-editor.tsx'))");
  });

  it('takes the colours of the JSON editor from the theme of the page', () => {
    const css = readFileSync(join(SCREEN, 'editor/json-editor.css'), 'utf8');
    expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(/i);
    expect(css).toMatch(/\.cm-gutters \{[^}]*var\(--tm-ground\)/);
  });

  it('stands on the sixth CodeMirror, and on one version of the builder', () => {
    const { devDependencies, overrides } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(devDependencies.codemirror).toBe('6.0.2');
    expect(devDependencies['react-querybuilder']).toMatch(/^8\./);
    expect(overrides['@react-querybuilder/dnd']).toEqual({ 'react-querybuilder': '$react-querybuilder' });
  });
});
