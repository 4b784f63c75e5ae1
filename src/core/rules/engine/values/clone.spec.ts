import { describe, expect, it } from '@jest/globals';
import { clone } from './clone.js';

class Plan {
  code = 'x';
  get label(): string {
    return `plan ${this.code}`;
  }
}

describe('a clone', () => {
  it('is equal and shares nothing', () => {
    const value = { a: [1, { b: new Date(5) }], m: new Map([['k', { v: 1 }]]), s: new Set([1]), r: /x/gi, n: null };
    const copy = clone(value);
    expect(copy).toEqual(value);
    expect(copy.a[1]).not.toBe(value.a[1]);
    expect(copy.m.get('k')).not.toBe(value.m.get('k'));
    expect(copy.r).not.toBe(value.r);
  });

  it('keeps classes, functions, circles, symbols and undefined keys', () => {
    const symbol = Symbol('s');
    const value: Record<PropertyKey, unknown> = { plan: new Plan(), f: () => 1, u: undefined, [symbol]: [1] };
    value.self = value;
    const copy = clone(value);
    expect(copy.plan).toBeInstanceOf(Plan);
    expect((copy.plan as Plan).label).toBe('plan x');
    expect(copy.f).toBe(value.f);
    expect(copy.self).toBe(copy);
    expect(Object.hasOwn(copy, 'u')).toBe(true);
    expect(copy[symbol]).toEqual([1]);
  });

  it('leaves promises and weak collections themselves, and copies bytes', () => {
    const promise = Promise.resolve(1);
    const bytes = Buffer.from('abc');
    const copy = clone({ promise, weak: new WeakMap(), bytes });
    expect(copy.promise).toBe(promise);
    expect(copy.bytes).toEqual(bytes);
    expect(copy.bytes.buffer === bytes.buffer && copy.bytes.byteOffset === bytes.byteOffset).toBe(false);
  });

  it('does not let a key become the prototype', () => {
    const copy = clone(JSON.parse('{"__proto__": {"polluted": 1}}'));
    expect(copy.polluted).toBeUndefined();
    expect(Object.keys(copy)).toEqual(['__proto__']);
  });

  it('keeps the holes and the names of a list, and every kind of bytes', () => {
    const list = Object.assign(new Array<number>(3), { 2: 3, note: { why: 1 } });
    const copy = clone({
      list,
      floats: Float64Array.of(1.5, Number.NaN),
      bare: Object.assign(Object.create(null), { a: 1 }),
    });
    expect(copy.list).toEqual(list);
    expect([1 in copy.list, copy.list.note === list.note]).toEqual([false, false]);
    expect([...copy.floats]).toEqual([1.5, Number.NaN]);
    expect([Object.getPrototypeOf(copy.bare), copy.bare.a]).toEqual([null, 1]);
  });

  it('keeps what an error says', () => {
    expect(clone({ error: new RangeError('no') }).error.message).toBe('no');
  });
});
