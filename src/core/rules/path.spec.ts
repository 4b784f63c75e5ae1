import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';
import { plainSteps, resolvePath } from './path.js';

const value = { a: { b: 5, nul: null, s: 'abc' }, list: [{ n: 1 }, { n: 2 }], 'x.y': 7, f: () => 1 };

describe('a path', () => {
  it.each([
    ['$.a.b', ['a', 'b']],
    ['a.b', ['a', 'b']],
    ['last30d', ['last30d']],
    ['$.流量.gb', ['流量', 'gb']],
    ['$.list.0', ['list', '0']],
    ['$', null],
    ['.a.b', null],
    ['$..b', null],
    ['$.list[0]', null],
    ['$.a.*', null],
    ['$.a,b', null],
    ['toString', null],
    ['', null],
  ])('%s is walked by our own code through %j', (path, steps) => {
    expect(plainSteps(path)).toEqual(steps);
  });

  it.each([
    ['$.a.b', 5],
    ['$.a.nul', null],
    ['$.a.gone', undefined],
    ['$.a.nul.x', undefined],
    ['$.a.s.length', 3],
    ['$.list.length', 2],
    ['$.list[1].n', 2],
    ['$.list[*].n', [1, 2]],
    ['$.list[?(@.n > 1)]', [{ n: 2 }]],
    ['$.list[?(@.n > 9)]', undefined],
    ["$['x.y']", 7],
    ['$.hasOwnProperty', undefined],
  ])('%s leads to %j', (path, found) => {
    expect(resolvePath(value, path)).toEqual(found);
  });

  it('is refused as code', () => {
    expect(() => resolvePath(value, '$.list[?(process.exit())]')).toThrow('process');
    expect(() => resolvePath(value, '$.list[?(@.constructor.constructor("return 1")())]')).toThrow();
  });

  it('leads where jsonpath-plus leads, whatever the value and the steps', () => {
    const step = fc.oneof(fc.constantFrom('a', 'b', '0', 'length', 'constructor', '-1'), fc.string({ maxLength: 4 }));
    const path = fc.tuple(fc.constantFrom('$.', ''), fc.array(step, { minLength: 1, maxLength: 4 }));
    const json = fc.object({ key: fc.constantFrom('a', 'b', '0', ''), maxDepth: 3 });
    const outcome = (work: () => unknown) => {
      try {
        return { found: work() };
      } catch (error) {
        return { fault: String(error) };
      }
    };
    fc.assert(
      fc.property(json, path, (one, [root, steps]) => {
        const text = root + steps.join('.');
        const judge = outcome(() => JSONPath({ path: text, json: one, wrap: false }));
        expect(outcome(() => resolvePath(one, text))).toEqual(judge);
      }),
      { numRuns: 2_000 },
    );
  });
});
