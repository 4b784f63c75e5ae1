import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Json, JsonRecord } from '../../web/src/screens/rules/convert/json.ts';
import { putAt, type Step } from '../../web/src/screens/rules/draft/pack-draft.ts';
import { JsonPlaces, stepsOf } from '../../web/src/screens/rules/schema/json-places.ts';
import { schemaFaults } from '../../web/src/screens/rules/schema/schema-check.ts';

const RULES = join(import.meta.dirname, '../../rules');
const read = (path: string): JsonRecord => JSON.parse(readFileSync(join(RULES, path), 'utf8'));
const schema = read('pack.schema.json');
const isValid = new Ajv2020({ strict: false }).compile(schema);
const folders = readdirSync(join(RULES, 'playbook'), { withFileTypes: true }).filter((one) => one.isDirectory());
const packs = folders.map(({ name }) => read(`playbook/${name}/pack.json`));

function placesIn(json: Json, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  const entries = Array.isArray(json) ? json.map((one, index) => [index, one] as const) : Object.entries(json);
  return [path, ...entries.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

describe('the schema of a pack, as the editor reads it', () => {
  it('finds nothing in the packs that are shipped', () => {
    expect(packs.length).toBeGreaterThan(20);
    for (const pack of packs) expect(schemaFaults(schema, pack)).toEqual([]);
  });

  it('says yes and no as Ajv does, whatever is put in whatever place', () => {
    const junk = fc.constantFrom<Json[]>(null, '', 'x', 7, -1, 1.5, true, [], {}, [1, 2], { all: [] }, { fact: 'a' });
    const broken = fc
      .constantFrom(...packs)
      .chain((pack) =>
        fc
          .tuple(
            fc.constantFrom(...placesIn(pack).filter((one) => one.length > 0)),
            fc.oneof(junk, fc.constant(undefined)),
          )
          .map(([place, value]) => putAt(pack, place, value)),
      );
    fc.assert(
      fc.property(broken, (json) => {
        expect(schemaFaults(schema, json).length === 0).toBe(isValid(json));
      }),
      { numRuns: 300 },
    );
  });

  const rule = (conditions: Json) => putAt(packs[0] ?? {}, ['rules', 0, 'conditions'], conditions);
  const at = (...steps: readonly Step[]) => ['rules', 0, 'conditions', ...steps];
  it.each<[string, Json, object]>([
    ['an empty group', { all: [] }, { path: at('all'), code: 'short' }],
    [
      'an operator nobody has',
      { all: [{ fact: 'a', operator: 'near', value: 1 }] },
      { path: at('all', 0, 'operator'), code: 'value' },
    ],
    [
      'a text where a list is asked for',
      { all: [{ fact: 'a', operator: 'in', value: 'BC' }] },
      { path: at('all', 0, 'value'), code: 'type' },
    ],
    ['a word too many', { all: [{ fact: 'a', operator: 'equal', value: 1, not: 2 }] }, {}],
    [
      'a missing value',
      { all: [{ fact: 'a', operator: 'equal' }] },
      { path: at('all', 0), code: 'required', of: 'value' },
    ],
  ])('tells %s at its place', (_case, conditions, expected) => {
    const faults = schemaFaults(schema, rule(conditions));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject(expected);
  });
});

describe('places in a text', () => {
  it('are those of the values, however the text is laid out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...packs), fc.constantFrom(0, 1, 2, '\t'), (pack, indent) => {
        const text = JSON.stringify(pack, null, indent);
        const places = new JsonPlaces(text);
        for (const path of placesIn(pack)) {
          const { from, to } = places.of(path);
          const value = path.reduce<unknown>((found, step) => (found as Record<Step, unknown>)[step], pack);
          expect(JSON.parse(text.slice(from, to))).toEqual(value);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('of a name are where it stands; of what is not there, the nearest around it', () => {
    const text = '{"a": [1, {"b, \\"c\\"": 2}], "d": {}}';
    const places = new JsonPlaces(text);
    const name = places.nameOf(['a', 1, 'b, "c"']);
    expect(text.slice(name.from, name.to)).toBe('"b, \\"c\\""');
    const near = places.of(['a', 7, 'x']);
    expect(text.slice(near.from, near.to)).toBe('[1, {"b, \\"c\\"": 2}]');
  });

  it('are named as the server names them', () => {
    expect(stepsOf('$.rules[2].conditions.all[0].not.any[11].value')).toEqual([
      'rules',
      2,
      'conditions',
      'all',
      0,
      'not',
      'any',
      11,
      'value',
    ]);
    expect(stepsOf('$')).toEqual([]);
  });
});
