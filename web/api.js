/** The log-in lives as long as the tab, and never in an address. */
const KEPT = 'tidemark.session';

export function session() {
  const kept = sessionStorage.getItem(KEPT);
  return kept ? JSON.parse(kept) : null;
}

export function endSession() {
  sessionStorage.removeItem(KEPT);
}

/** What the server said no with, in its words for both languages. */
export class Refused extends Error {
  constructor(status, error) {
    super(error.code);
    this.status = status;
    this.error = error;
  }
}

async function ask(path, options = {}) {
  const known = session();
  const headers = { ...options.headers, ...(known ? { authorization: `Bearer ${known.token}` } : {}) };
  const answer = await fetch(`/api/v1/${path}`, { ...options, headers, cache: 'no-store' });
  const body = await answer.json();
  if (!answer.ok) throw new Refused(answer.status, body.error);
  return body;
}

export function get(path, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return ask(asked.size > 0 ? `${path}?${asked}` : path);
}

export async function logIn(name, password) {
  const headers = { 'content-type': 'application/json' };
  const given = await ask('auth/login', { method: 'POST', headers, body: JSON.stringify({ name, password }) });
  sessionStorage.setItem(KEPT, JSON.stringify({ token: given.token, ...given.user }));
}
