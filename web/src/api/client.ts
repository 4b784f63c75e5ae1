import createClient, { type Middleware } from 'openapi-fetch';
import { endSession, session } from '../app/session.ts';
import { Refused, refusalOf, Unreachable } from './refused.ts';
import type { paths } from './schema.ts';

/** Every request is the session's; every answer that is a no is thrown as one. */
const ours: Middleware = {
  onRequest({ request }) {
    const known = session();
    if (known) request.headers.set('authorization', `Bearer ${known.token}`);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return undefined;
    const refused = await refusalOf(response);
    if (refused.status === 401 && schemaPath !== '/api/v1/auth/login') endSession();
    throw refused;
  },
  onError({ error }) {
    if (error instanceof Refused) return error;
    // A question that was taken back is no network that is down.
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Unreachable('no answer', { cause: error });
  },
};

export const api = createClient<paths>({ baseUrl: location.origin, cache: 'no-store' });
api.use(ours);

/** The body of an answer: a no was thrown before, so that there is one. */
export async function ask<T>(asked: Promise<{ readonly data?: T }>): Promise<NonNullable<T>> {
  const { data } = await asked;
  if (data === undefined || data === null) throw new Unreachable('an empty answer');
  return data;
}

/** What was there when writing began; null: nothing was. What somebody else saved since is not written over. */
export function begunWith(tag: string | null) {
  return { header: tag === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${tag}"` } };
}

/** A file of the interface, by the name the server gives it. */
export async function download(path: string, fallbackName: string): Promise<void> {
  const known = session();
  const answer = await fetch(path, {
    cache: 'no-store',
    headers: known ? { authorization: `Bearer ${known.token}` } : {},
  });
  if (!answer.ok) throw await refusalOf(answer);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  saveFile(await answer.blob(), named ?? fallbackName);
}

export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
