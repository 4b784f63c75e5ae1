import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCountingWorld, type CountingWorld, compiledScript } from '../../../test/http/counting.world.js';
import { GivenUp, Stoppable } from './stoppable.js';
import { StoppableBlocks, stoppableMonths } from './stoppable-blocks.js';

class Flow {
  run(question: { readonly rule: string }) {
    return Promise.resolve({ rule: question.rule, before: 0 });
  }
}

let world: CountingWorld;
beforeEach(() => {
  world = aCountingWorld({ mostWaiting: 2, giveUpMs: 60_000 });
});
afterEach(async () => {
  world.letGo();
  await world.close();
});
afterAll(() => compiledScript().remove());

const ask = (rule: string, gone?: AbortSignal) => world.counting.run(Flow, { rule }, gone);
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error) => error.problems?.[0]?.code ?? error.code,
  );

describe('the counting thread', () => {
  it('answers one after another, in one thread', async () => {
    const answers = await Promise.all([ask('a'), ask('b'), ask('c')]);
    expect(answers).toMatchObject([
      { flow: 'Flow', rule: 'a', before: 0 },
      { rule: 'b', before: 1 },
      { rule: 'c', before: 2 },
    ]);
  });

  it('lets so many wait, and tells the next that too many do', async () => {
    const asked = [ask('hold'), ask('a'), ask('b')];
    await expect(codeOf(ask('c'))).resolves.toBe('COUNTING_BUSY');
    world.letGo();
    await expect(Promise.all(asked)).resolves.toHaveLength(3);
  });

  it('that dies fails the one it worked on; who waited is answered by the next', async () => {
    const [first, second] = [codeOf(ask('die')), ask('a')];
    await expect(first).resolves.toBe('COUNTING_FAILED');
    await expect(second).resolves.toMatchObject({ rule: 'a', before: 0 });
  });

  it('gives up what nobody waits for, between two blocks, and goes on with the next in the same thread', async () => {
    await ask('a');
    const leaving = new AbortController();
    const endless = codeOf(ask('endless', leaving.signal));
    await world.held();
    const next = ask('b');
    leaving.abort();
    await expect(endless).resolves.toBe('UNAVAILABLE');
    await expect(next).resolves.toMatchObject({ rule: 'b', before: 1 });
    expect(world.wasGivenUp()).toBe(true);
  });

  it('ends with its thread what does not give up in time', async () => {
    const hasty = aCountingWorld({ giveUpMs: 1 });
    const leaving = new AbortController();
    const held = codeOf(hasty.counting.run(Flow, { rule: 'hold' }, leaving.signal));
    await hasty.held();
    const next = hasty.counting.run(Flow, { rule: 'a' });
    leaving.abort();
    await expect(held).resolves.toBe('UNAVAILABLE');
    await expect(next).resolves.toMatchObject({ rule: 'a', before: 0 });
    await hasty.close();
  });

  it('never begins what was left while it waited', async () => {
    const leaving = new AbortController();
    const [held, left] = [ask('hold'), codeOf(ask('die', leaving.signal))];
    leaving.abort();
    await expect(left).resolves.toBe('UNAVAILABLE');
    world.letGo();
    await expect(held).resolves.toMatchObject({ rule: 'hold' });
    await expect(codeOf(ask('die', leaving.signal))).resolves.toBe('UNAVAILABLE');
    await expect(ask('a')).resolves.toMatchObject({ before: 1 });
  });

  it('that is closed answers nobody any more', async () => {
    const [held, waits] = [codeOf(ask('hold')), codeOf(ask('a'))];
    await world.held();
    await world.close();
    await expect(Promise.all([held, waits, codeOf(ask('b'))])).resolves.toEqual(
      ['held', 'waits', 'after'].map(() => 'COUNTING_FAILED'),
    );
    expect(world.told).toEqual([]);
  });

  it('fails by itself what cannot be sent to it', async () => {
    const unsendable = { rule: 'a', more: () => 1 };
    await expect(ask('b').then(() => world.counting.run(Flow, unsendable))).rejects.toThrow('could not be cloned');
    await expect(ask('c')).resolves.toMatchObject({ before: 1 });
  });
});

describe('blocks of a count', () => {
  const two = async function* () {
    yield* [1, 2];
  };
  const all = async (blocks: AsyncIterable<unknown> | Iterable<unknown>) => {
    const seen: unknown[] = [];
    for await (const block of blocks) seen.push(block);
    return seen;
  };
  const blocks = { read: two, held: async () => two(), refreshing: async () => 7, sheetOf: async () => null } as never;

  it('are all there while somebody waits, and end with the next one when nobody does', async () => {
    const stoppable = new Stoppable();
    const reads = [
      () => new StoppableBlocks(blocks, stoppable).read({ from: 0, to: 1 }, [], new Date(0)),
      () => stoppableMonths({ read: two } as never, stoppable).read({ month: 'm', modelsHash: 'h' }, []),
      () =>
        stoppableMonths({ readWithUntold: two } as never, stoppable).readWithUntold(
          { month: 'm', modelsHash: 'h' },
          [],
        ),
    ];
    for (const read of reads) {
      stoppable.begin();
      expect(await all(read())).toEqual([1, 2]);
      stoppable.giveUp();
      await expect(all(read())).rejects.toThrow(GivenUp);
    }
    await expect(new StoppableBlocks(blocks, stoppable).sheetOf('c', new Date(0))).resolves.toBeNull();
    await expect(new StoppableBlocks(blocks, stoppable).refreshing()).resolves.toBe(7);
  });

  it('kept at hand are no different, and where none are there is nothing to give up', async () => {
    const stoppable = new Stoppable();
    const held = new StoppableBlocks(blocks, stoppable);
    stoppable.begin();
    expect(await all((await held.held([], new Date(0))) ?? [])).toEqual([1, 2]);
    stoppable.giveUp();
    await expect(all((await held.held([], new Date(0))) ?? [])).rejects.toThrow(GivenUp);
    await expect(stoppable.heard()).rejects.toThrow(GivenUp);
    const none = new StoppableBlocks({ held: async () => null } as never, stoppable);
    await expect(none.held([], new Date(0))).resolves.toBeNull();
  });
});
