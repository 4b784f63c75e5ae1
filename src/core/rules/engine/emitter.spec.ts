import { describe, expect, it } from '@jest/globals';
import { Emitter } from './emitter.js';

function heardBy(subscribe: (emitter: Emitter, hear: (name: string) => () => void) => void) {
  const emitter = new Emitter();
  const heard: string[] = [];
  subscribe(emitter, (name) => () => heard.push(name));
  return { emitter, heard };
}

describe('an emitter', () => {
  it('calls handlers in the order they were added, those put before it first, those on any event before all', () => {
    const { emitter, heard } = heardBy((it, hear) =>
      it.on('x', hear('a')).addListener('x', hear('b')).prependListener('x', hear('c')).onAny(hear('any')),
    );
    expect(emitter.emit('x')).toBe(true);
    expect(heard).toEqual(['any', 'c', 'a', 'b']);
  });

  it('gives handlers what was said, and itself as this', async () => {
    const emitter = new Emitter();
    const given: unknown[] = [];
    emitter.on('x', function (this: unknown, ...said: unknown[]) {
      given.push(this, ...said);
    });
    emitter.onAny((...said: unknown[]) => given.push(...said));
    await emitter.emitAsync('x', 1, 2);
    expect(given).toEqual(['x', 1, 2, emitter, 1, 2]);
  });

  it('waits for promises, and rejects with the first that rejects', async () => {
    const emitter = new Emitter();
    emitter.on('x', () => Promise.resolve(1)).on('x', () => 2);
    await expect(emitter.emitAsync('x')).resolves.toEqual([1, 2]);
    emitter.on('x', () => Promise.reject(new Error('no')));
    await expect(emitter.emitAsync('x')).rejects.toThrow('no');
  });

  it('calls once and many as often as they say', () => {
    const { emitter, heard } = heardBy((it, hear) => it.once('x', hear('once')).many('x', 2, hear('twice')));
    for (const _ of [1, 2, 3]) emitter.emit('x');
    expect(heard).toEqual(['once', 'twice', 'twice']);
  });

  it('puts a handler before the others for once', () => {
    const { emitter, heard } = heardBy((it, hear) => it.on('x', hear('a')).prependOnceListener('x', hear('first')));
    for (const _ of [1, 2]) emitter.emit('x');
    expect(heard).toEqual(['first', 'a', 'a']);
  });

  it('keeps how many listeners it was told to expect, and takes more', () => {
    const { emitter } = heardBy((it, hear) => Array.from({ length: 30 }, () => it.on('x', hear('x')).onAny(hear('y'))));
    expect(emitter.getMaxListeners()).toBe(10);
    emitter.setMaxListeners(0);
    expect([emitter.getMaxListeners(), emitter.listenerCount('x'), emitter.listenersAny().length]).toEqual([0, 30, 30]);
  });

  it('takes away a handler, however it was added; an unknown one is no matter', () => {
    const emitter = new Emitter();
    const [handler, other] = [() => 1, () => 2];
    emitter.on('x', handler).once('x', other).off('x', handler).off('x', handler).off('y', handler);
    expect(emitter.listeners('x')).toHaveLength(1);
    emitter.removeListener('x', other);
    expect([emitter.listenerCount('x'), emitter.eventNames(), emitter.hasListeners()]).toEqual([0, [], false]);
  });

  it('forgets all handlers of one event, or all', () => {
    const { emitter } = heardBy((it, hear) => it.on('x', hear('x')).on('y', hear('y')));
    emitter.removeAllListeners('x');
    expect([emitter.hasListeners('x'), emitter.hasListeners('y')]).toEqual([false, true]);
    expect(emitter.removeAllListeners().eventNames()).toEqual([]);
  });

  it('knows names of any kind apart, those of Object.prototype too', () => {
    const symbol = Symbol('x');
    const { emitter, heard } = heardBy((it, hear) => it.on(symbol, hear('symbol')).on('1', hear('one')));
    emitter.emit(symbol);
    emitter.emit(1 as never);
    expect(heard).toEqual(['symbol', 'one']);
    expect(emitter.emit('toString')).toBe(false);
  });

  it('treats error as a fault when nobody handles it', async () => {
    const emitter = new Emitter();
    expect(() => emitter.emit('error', new TypeError('x'))).toThrow(TypeError);
    expect(() => emitter.emit('error')).toThrow("Uncaught, unspecified 'error' event.");
    await expect(emitter.emitAsync('error', new TypeError('x'))).rejects.toThrow(TypeError);
    await expect(emitter.emitAsync('error', 1)).rejects.toBe("Uncaught, unspecified 'error' event.");
    emitter.on('error', () => 'heard');
    await expect(emitter.emitAsync('error')).resolves.toEqual(['heard']);
  });

  it('stops telling any-handlers that were taken away', () => {
    const emitter = new Emitter();
    const [one, two] = [() => 1, () => 2];
    emitter.on(one).onAny(two).offAny(one);
    expect(emitter.hasListeners('anything')).toBe(true);
    expect(emitter.offAny().hasListeners('anything')).toBe(false);
    expect(emitter.offAny(one).emit('x')).toBe(true);
  });

  it.each(['on', 'once', 'off', 'onAny', 'prependListener'] as const)('%s only takes functions', (method) => {
    const emitter = new Emitter();
    const call = emitter[method].bind(emitter) as (...given: unknown[]) => unknown;
    expect(() => call('x', 1)).toThrow('only accepts instances of Function');
  });
});
