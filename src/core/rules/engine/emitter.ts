import type { Loose } from './types.js';

type Name = string | symbol;
type Handler = (...given: Loose[]) => unknown;
type Listener = { readonly handler: Handler; readonly origin: Handler };

function nameOf(type: unknown): Name {
  return typeof type === 'symbol' ? type : String(type);
}

function claimFunction(handler: unknown, method: string): asserts handler is Handler {
  if (typeof handler !== 'function') throw new Error(`${method} only accepts instances of Function`);
}

/**
 * Handlers by name, called in the order they were added and awaited together; `this` in a handler is the emitter.
 * An event named `error` that nobody handles is a rejection. Handlers on any event come first and get its name too.
 */
export class Emitter {
  readonly #listeners = new Map<Name, Listener[]>();
  #maxListeners = 10;
  #any: Handler[] | undefined;

  on(type: Name | Handler, handler?: Handler): this {
    if (typeof type === 'function') return this.onAny(type);
    claimFunction(handler, 'on');
    return this.#add(type, { handler, origin: handler }, 'push');
  }

  addListener(type: Name, handler: Handler): this {
    return this.on(type, handler);
  }

  prependListener(type: Name, handler: Handler): this {
    claimFunction(handler, 'on');
    return this.#add(type, { handler, origin: handler }, 'unshift');
  }

  once(type: Name, handler: Handler): this {
    return this.many(type, 1, handler);
  }

  prependOnceListener(type: Name, handler: Handler): this {
    return this.#count(type, 1, handler, 'unshift');
  }

  /** Called at most `times` times. */
  many(type: Name, times: number, handler: Handler): this {
    return this.#count(type, times, handler, 'push');
  }

  #count(type: Name, times: number, handler: Handler, where: 'push' | 'unshift'): this {
    claimFunction(handler, 'many');
    let left = times;
    const counted: Handler = (...given) => {
      left -= 1;
      if (left === 0) this.off(type, counted);
      return handler.apply(this, given);
    };
    return this.#add(type, { handler: counted, origin: handler }, where);
  }

  /** Takes away the first listener that is this handler, `once` and `many` included; none is no error. */
  off(type: Name, handler: Handler): this {
    claimFunction(handler, 'removeListener');
    const listeners = this.#listeners.get(nameOf(type)) ?? [];
    const index = listeners.findIndex((one) => one.handler === handler || one.origin === handler);
    if (index >= 0) this.#listeners.set(nameOf(type), listeners.toSpliced(index, 1));
    return this;
  }

  removeListener(type: Name, handler: Handler): this {
    return this.off(type, handler);
  }

  removeAllListeners(type?: Name): this {
    if (type === undefined) this.#listeners.clear();
    else this.#listeners.delete(nameOf(type));
    return this;
  }

  onAny(handler: Handler): this {
    claimFunction(handler, 'onAny');
    this.#any = [...(this.#any ?? []), handler];
    return this;
  }

  offAny(handler?: Handler): this {
    const left = this.#any?.toSpliced(this.#any.indexOf(handler ?? (() => undefined)) >>> 0, 1);
    this.#any = handler === undefined ? [] : (left ?? []);
    return this;
  }

  listenersAny(): readonly Handler[] {
    return this.#any ?? [];
  }

  /** Kept and given back; however many listeners there are, nothing is warned of. */
  setMaxListeners(count: number): void {
    this.#maxListeners = count;
  }

  getMaxListeners(): number {
    return this.#maxListeners;
  }

  listeners(type: Name): readonly Handler[] {
    return (this.#listeners.get(nameOf(type)) ?? []).map(({ handler }) => handler);
  }

  listenerCount(type: Name): number {
    return this.listeners(type).length;
  }

  eventNames(): readonly Name[] {
    return [...this.#listeners].filter(([, listeners]) => listeners.length > 0).map(([name]) => name);
  }

  hasListeners(type?: Name): boolean {
    if ((this.#any?.length ?? 0) > 0) return true;
    return type === undefined ? this.eventNames().length > 0 : this.listenerCount(type) > 0;
  }

  /** True when somebody heard. Nothing is awaited. */
  emit(type: Name, ...given: Loose[]): boolean {
    const heard = this.#any !== undefined || this.listenerCount(type) > 0;
    if (!heard && type === 'error') {
      throw given[0] instanceof Error ? given[0] : new Error("Uncaught, unspecified 'error' event.");
    }
    this.#call(type, given);
    return heard;
  }

  /** Settles when all handlers have. A handler that throws stops the ones after it. */
  emitAsync(type: Name, ...given: Loose[]): Promise<unknown[]> {
    if (type === 'error' && this.#any === undefined && this.listenerCount(type) === 0) {
      return Promise.reject(given[0] instanceof Error ? given[0] : "Uncaught, unspecified 'error' event.");
    }
    return Promise.all(this.#call(type, given));
  }

  #call(type: Name, given: readonly Loose[]): unknown[] {
    const heard = (this.#any ?? []).map((handler) => handler.call(this, type, ...given));
    return [...heard, ...this.listeners(type).map((handler) => handler.apply(this, [...given]))];
  }

  #add(type: Name, listener: Listener, where: 'push' | 'unshift'): this {
    const listeners = [...(this.#listeners.get(nameOf(type)) ?? [])];
    listeners[where](listener);
    this.#listeners.set(nameOf(type), listeners);
    return this;
  }
}
