import { describe, expect, it } from '@jest/globals';
import { BatchDesk } from './batch-desk.js';
import type { FactQuestion } from './compile-options.js';

const A = { id: 'a' };
const B = { id: 'b' };
const about = (n: number) => ({ fact: 'credit', params: { n } });

function desk(answer: (questions: readonly FactQuestion[]) => unknown) {
  const calls: (readonly FactQuestion[])[] = [];
  const credit = (questions: readonly FactQuestion[]) => {
    calls.push(questions);
    return answer(questions) as readonly unknown[];
  };
  return { calls, desk: new BatchDesk(new Map([['credit', credit]])) };
}

describe('a desk', () => {
  it('puts each question once, all in one call', async () => {
    const { calls, desk: it } = desk((questions) => questions.map(({ params, facts }) => `${facts.id}${params.n}`));
    for (const facts of [A, B]) it.foresee(about(1), facts);
    it.foresee(about(1), A);
    it.foresee(about(2), A);
    it.put();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toEqual([
      { params: { n: 1 }, facts: A },
      { params: { n: 1 }, facts: B },
      { params: { n: 2 }, facts: A },
    ]);
    expect(await it.value(about(2), A)).toBe('a2');
    expect(await it.value(about(1), B)).toBe('b1');
    expect(calls).toHaveLength(1);
  });

  it('lends its questions for reading only', async () => {
    const { desk: it } = desk((questions) => [Object.isFrozen(questions) && questions.every(Object.isFrozen)]);
    expect(await it.value(about(1), A)).toBe(true);
  });

  it('asks at once what nobody foresaw, and that once', async () => {
    const { calls, desk: it } = desk(() => Promise.resolve([5]));
    expect(await Promise.all([it.value(about(1), A), it.value(about(1), A)])).toEqual([5, 5]);
    expect(calls).toHaveLength(1);
  });

  it('an error among the values is one customer’s', async () => {
    const { desk: it } = desk((questions) => questions.map(({ facts }) => (facts === A ? new Error('no') : 1)));
    for (const facts of [A, B]) it.foresee(about(1), facts);
    it.put();
    await expect(it.value(about(1), A)).rejects.toThrow('no');
    expect(await it.value(about(1), B)).toBe(1);
  });

  it.each<[string, unknown, string]>([
    ['too few values', [], 'Batched fact credit: 0 values for 1 questions'],
    ['no list', 'x', 'Batched fact credit: no list for 1 questions'],
    ['a rejection', Promise.reject(new Error('down')), 'down'],
  ])('%s is everybody’s fault', async (_case, answer, fault) => {
    await expect(desk(() => answer).desk.value(about(1), A)).rejects.toThrow(fault);
  });
});
