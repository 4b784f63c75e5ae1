import { describe, expect, it } from '@jest/globals';
import { aResponse } from '../../../test/builders/a-response.js';
import { newestFirst } from './response.js';

describe('what came back', () => {
  it.each([
    ['is told in one order', ['1', '2', '3']],
    ['is told in another', ['3', '1', '2']],
  ])('reads the newest first, however it %s', (_case, ids) => {
    const days = { '1': '2026-11-02', '2': '2026-11-01', '3': '2026-11-02' } as Record<string, string>;
    const told = ids.map((id) => aResponse({ id, at: new Date(`${days[id]}T00:00:00Z`) }));
    expect(newestFirst(told).map(({ id }) => id)).toEqual(['3', '1', '2']);
  });
});
