import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Files of `assets` carry a hash of their content in their name: another content is another address. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about each time: the page names the files that belong together. */
const ASK_AGAIN = 'no-cache';

/** What is no page of the console, whatever the browser would like to see. */
const NO_PAGE = /^\/(api|docs|health|assets|openapi\.json)(\/|\?|$)/;

/** An address of the console that somebody typed, kept or was sent: the browser wants a page, and the page knows the address. */
export function isDeepLink({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !NO_PAGE.test(url) && (headers.accept ?? '').includes('text/html');
}

/**
 * The built console at `/`. Without a build there is no page, and the interface works all the same. Another build is served from
 * then on: assets and page are looked up as they are asked for.
 */
export async function serveWeb(app: NestFastifyApplication, webDir: string): Promise<void> {
  const index = join(webDir, 'index.html');
  if (!existsSync(index)) return;
  const common = { decorateReply: false, cacheControl: false, dotfiles: 'ignore' } as const;
  await app.register(fastifyStatic, {
    ...common,
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    index: false,
    setHeaders: (reply) => reply.header('cache-control', FOR_EVER),
  });
  await app.register(fastifyStatic, {
    ...common,
    root: webDir,
    prefix: '/',
    wildcard: false,
    globIgnore: ['assets/**'],
    setHeaders: (reply) => reply.header('cache-control', ASK_AGAIN),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', async (request, reply) => {
      const page = isDeepLink(request) ? await readFile(index).catch(() => null) : null;
      if (page === null) return reply.callNotFound();
      return reply.header('cache-control', ASK_AGAIN).type('text/html; charset=utf-8').send(page);
    });
}
