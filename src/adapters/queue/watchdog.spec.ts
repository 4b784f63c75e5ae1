import { afterEach, describe, expect, it } from '@jest/globals';
import { Watchdog } from './watchdog.js';

describe('the watchdog of a worker', () => {
  let now = 0;
  let left = false;
  const said: string[] = [];
  const dogs: Watchdog[] = [];

  function aDog(): Watchdog {
    const dog = new Watchdog({
      now: () => now,
      checkMs: 1_000_000,
      silenceMs: 60_000,
      isWorkLeft: async () => left,
      onAlive: async () => void said.push('alive'),
      onDeaf: () => void said.push('deaf'),
    });
    dogs.push(dog);
    return dog;
  }

  afterEach(() => {
    for (const dog of dogs.splice(0)) dog.stop();
    said.length = 0;
  });

  it.each([
    ['heard something a minute ago', 60_000, true, 'alive'],
    ['silent, with ticks lying there', 60_001, true, 'deaf'],
    ['silent because other workers took every tick', 600_000, false, 'alive'],
  ])('%s', async (_case, silence, work, expected) => {
    now = 0;
    left = work;
    const dog = aDog();
    now = 5;
    dog.heard();
    now = 5 + silence;
    await dog.check();
    expect(said).toEqual([expected]);
  });
});
