import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { OFFER_STATES } from '../src/core/offer/offer.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const PURPOSES = ['marketing', 'service'];

/** Offers as the interface answers with them; numbers and names differ, so that a sort has something to do. */
function offers(rows: number): readonly object[] {
  return Array.from({ length: rows }, (_, place) => {
    const number = (place * 7_919) % rows;
    return {
      id: `offer-${number}`,
      title: { 'zh-CN': `融合套餐 ${number} 元档`, en: `Bundle at ${number}` },
      state: OFFER_STATES[number % OFFER_STATES.length],
      purpose: PURPOSES[number % PURPOSES.length],
      validFrom: new Date(Date.UTC(2026, 0, 1 + (number % 300))).toISOString(),
      validUntil: new Date(Date.UTC(2027, 0, 1 + (number % 365))).toISOString(),
      limits: { 'zh-CN': '每户一次', en: 'Once a household' },
      value: number * 100,
      currency: 'CNY',
      price: { amount: number * 100, period: 'month' },
      wording: { sms: { body: { 'zh-CN': '您好', en: 'Hello' } } },
    };
  });
}

const USER = { name: 'bench', role: 'marketer', permissions: ['account.own', 'rules.read'], orgNode: null };

function answersFor(rows: number): Readonly<Record<string, unknown>> {
  return {
    '/api/v1/auth/login': { token: 'bench', user: USER },
    '/api/v1/auth/me': USER,
    '/api/v1/clock': { now: '2026-11-02T02:00:00.000Z', zone: 'Asia/Shanghai', setting: 'system' },
    '/api/v1/offers': { items: offers(rows) },
  };
}

/** The console as it was built, and an interface that knows so many offers and nothing else. */
export async function startList(
  web: string,
  rows: number,
): Promise<{ readonly url: string; readonly stop: () => void }> {
  const answers = answersFor(rows);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    if (pathname.startsWith('/api/')) {
      const known = answers[pathname];
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ?? {}));
      return;
    }
    const path = extname(pathname) === '' ? '/index.html' : normalize(pathname);
    readFile(join(web, path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.closeAllConnections() };
}
