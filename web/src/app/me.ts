import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import type { Permission } from './permission.ts';
import { mayOpen, SCREENS } from './screens.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => ask(api.GET('/api/v1/auth/me')),
  staleTime: 60_000,
});

/** Who is logged in and what the server says they may do; the shell has asked before any screen is drawn. */
export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** Whether a control is to be shown at all; the server checks again. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

/** Whether a link to a screen leads anywhere for this role. */
export function useMayOpen(folder: string): boolean {
  const { permissions } = useMe();
  const screen = SCREENS.find((one) => one.folder === folder);
  return screen !== undefined && mayOpen(screen, permissions);
}

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: () => ask(api.GET('/api/v1/clock')),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** The operator's zone: every instant of the console is told in it. */
export function useZone(): string {
  return useQuery({ ...clockQuery, select: ({ zone }) => zone }).data ?? 'Asia/Shanghai';
}
