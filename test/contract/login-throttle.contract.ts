import { describe, expect, it } from '@jest/globals';
import type { LoginThrottle } from '../../src/flows/ports/login-throttle.js';

async function takeTimes(throttle: LoginThrottle, times: number, name: (index: number) => string) {
  const answers: (number | null)[] = [];
  for (let index = 0; index < times; index += 1) answers.push(await throttle.take(name(index), '192.0.2.1'));
  return answers;
}

export function describeLoginThrottle(name: string, make: () => Promise<LoginThrottle>): void {
  describe(`${name} counts tries`, () => {
    it('lets ten tries of one name through, then says how long to wait', async () => {
      const answers = await takeTimes(await make(), 11, () => 'marketer');
      expect(answers.slice(0, 10)).toEqual(Array(10).fill(null));
      expect(answers[10]).toBeGreaterThan(0);
      expect(answers[10]).toBeLessThanOrEqual(900);
    });

    it('takes names in capitals for the same name', async () => {
      const answers = await takeTimes(await make(), 11, (index) => (index % 2 ? 'Marketer' : 'marketer'));
      expect(answers[10]).not.toBeNull();
    });

    it('counts an address over all names', async () => {
      const answers = await takeTimes(await make(), 51, (index) => `name-${index}`);
      expect(answers.slice(0, 50)).toEqual(Array(50).fill(null));
      expect(answers[50]).not.toBeNull();
    });

    it('a name that was right starts afresh, and its address gets the try back', async () => {
      const throttle = await make();
      for (let round = 0; round < 60; round += 1) {
        await expect(throttle.take('marketer', '192.0.2.1')).resolves.toBeNull();
        await throttle.giveBack('marketer', '192.0.2.1');
      }
    });

    it('another name from another address is not held up', async () => {
      const throttle = await make();
      await takeTimes(throttle, 12, () => 'marketer');
      await expect(throttle.take('manager', '192.0.2.2')).resolves.toBeNull();
    });
  });
}
