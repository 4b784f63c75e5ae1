import { describe, expect, it } from '@jest/globals';
import { Engine } from '../engine/engine.js';
import { BEYOND, FactPlace } from './fact-place.js';

function reading(facts: Readonly<Record<string, unknown>>, path: string | undefined, engine = new Engine()) {
  return () => new FactPlace(engine, 'f', path).read(facts);
}

const tolerant = new Engine([], { allowUndefinedFacts: true });
const registered = new Engine().addFact('f', 7);
const dynamic = new Engine().addFact('f', () => 7);

describe('the value of a fact', () => {
  it.each<[string, unknown, string | undefined, unknown]>([
    ['as it stands', 5, undefined, 5],
    ['a path into it', { a: { b: 2 } }, '$.a.b', 2],
    ['a path into what is no object is no path', 5, '$.a', 5],
    ['a path that leads nowhere', { a: 1 }, '$.b', undefined],
    ['own properties only', { a: [] }, '$.a.map', undefined],
    ['the length of a list', { a: [1, 2] }, '$.a.length', 2],
    ['a path that takes all of JSONPath', { a: [{ b: 1 }, { b: 2 }] }, '$.a[*].b', [1, 2]],
    ['present and undefined', undefined, undefined, undefined],
  ])('%s', (_case, f, path, expected) => {
    expect(reading({ f }, path)()).toEqual(expected);
  });

  it('of the engine, where the customer has none', () => {
    expect(reading({}, undefined, registered)()).toBe(7);
    expect(reading({ f: 1 }, undefined, registered)()).toBe(1);
    expect(reading({}, undefined, tolerant)()).toBeUndefined();
  });
});

describe('what the interpreter must say', () => {
  it.each<[string, () => unknown]>([
    ['a fact nobody knows', reading({}, undefined)],
    ['a function', reading({ f: () => 1 }, undefined)],
    ['a promise', reading({ f: Promise.resolve(1) }, undefined)],
    ['a promise inside', reading({ f: { a: Promise.resolve(1) } }, '$.a')],
    ['an object of some class', reading({ f: new Map() }, undefined)],
    ['a fact that is worked out', reading({}, undefined, dynamic)],
    ['a path that is followed elsewhere', reading({ f: {} }, '$.a', new Engine([], { pathResolver: () => 1 }))],
  ])('%s', (_case, read) => {
    let thrown: unknown = null;
    try {
      read();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBe(BEYOND);
  });
});
