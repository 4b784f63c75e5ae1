import { expect, it } from '@jest/globals';
import { SoughtList } from './sought-list.js';

const LITERALS = [3, 'a', -0, '', null, Number.NaN, undefined, true, 3];

it.each<[unknown]>([...LITERALS, 0, '3', false, {}, [3], Number.POSITIVE_INFINITY].map((one): [unknown] => [one]))(
  '%p is where a list has it',
  (item) => {
    expect(new SoughtList(LITERALS).indexOf(item)).toBe((LITERALS as unknown[]).indexOf(item));
  },
);
