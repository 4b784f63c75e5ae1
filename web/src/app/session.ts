import { useSyncExternalStore } from 'react';

/** Who is logged in here. What they may do is asked of the server (`useMe`), never kept. */
export type Session = { readonly token: string; readonly name: string };
export type SessionState = { readonly session: Session | null; readonly hasEnded: boolean };

/**
 * The log-in lives as long as the tab, on no disk and in no address. A new tab asks the others for it, so that a link opened
 * beside the page needs no second log-in.
 */
const KEPT = 'tidemark.session';
const tabs = new BroadcastChannel('tidemark.session');

function kept(): Session | null {
  try {
    const { token, name } = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    return typeof token === 'string' && typeof name === 'string' ? { token, name } : null;
  } catch {
    return null;
  }
}

let now: SessionState = { session: kept(), hasEnded: false };
const heard = new Set<() => void>();

function become(next: SessionState): void {
  now = next;
  if (next.session) sessionStorage.setItem(KEPT, JSON.stringify(next.session));
  else sessionStorage.removeItem(KEPT);
  for (const hear of heard) hear();
}

tabs.onmessage = ({ data }: MessageEvent<{ readonly kind: string; readonly session?: Session }>) => {
  if (data.kind === 'asked' && now.session) tabs.postMessage({ kind: 'told', session: now.session });
  if (data.kind === 'told' && data.session && !now.session) become({ session: data.session, hasEnded: false });
  if (data.kind === 'left' && now.session) become({ session: null, hasEnded: false });
};
if (!now.session) tabs.postMessage({ kind: 'asked' });

export function session(): Session | null {
  return now.session;
}

export function beginSession(begun: Session): void {
  become({ session: begun, hasEnded: false });
}

/** Logging out is meant for every tab. */
export function leaveSession(): void {
  become({ session: null, hasEnded: false });
  tabs.postMessage({ kind: 'left' });
}

/** The server takes the token no longer. */
export function endSession(): void {
  if (now.session) become({ session: null, hasEnded: true });
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear);
      return () => heard.delete(hear);
    },
    () => now,
  );
}
