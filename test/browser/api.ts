import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Product } from './product.js';

/** The public interface, asked beside the page by somebody with an account: what is stored, not what is shown. */
export type Api = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, data: object) => Promise<T>;
  /** Whether there is something at an address. */
  readonly has: (path: string) => Promise<boolean>;
};

export async function apiOf(page: Page, { url, password }: Product, name: string): Promise<Api> {
  const { request } = page.context();
  const at = (path: string) => `${url}/api/v1${path}`;
  const logged = await request.post(at('/auth/login'), { data: { name, password: password(name) } });
  const { token } = await logged.json();
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: async (path) => {
      const answer = await request.get(at(path), { headers });
      expect([path, answer.status()]).toEqual([path, 200]);
      return answer.json();
    },
    post: async (path, data) => {
      const answer = await request.post(at(path), { headers, data });
      expect([path, answer.ok(), answer.ok() ? '' : await answer.text()]).toEqual([path, true, '']);
      return answer.json();
    },
    has: async (path) => (await request.get(at(path), { headers })).ok(),
  };
}
