import type { Permission } from './permission.ts';

/** Groups of the navigation, top to bottom. Approvals go with `plan`, results with `run`, the audit log with `system`. */
export const GROUPS = ['overview', 'plan', 'run', 'people', 'system'] as const;
export type Group = (typeof GROUPS)[number];

export type IconName =
  | 'home'
  | 'rules'
  | 'playbook'
  | 'campaigns'
  | 'offers'
  | 'runs'
  | 'outbox'
  | 'customer'
  | 'why'
  | 'desk'
  | 'lifecycle'
  | 'import'
  | 'settings'
  | 'target'
  | 'approvals'
  | 'results'
  | 'audit'
  | 'api';

export type Screen = {
  /** Its folder under `screens/`, with the screen as the default export of `index.tsx`; without that file it is not there yet. */
  readonly folder: string;
  /** With `/*` the screen has routes of its own below. */
  readonly path: string;
  /** Any one of these lets a role in. */
  readonly needs: readonly Permission[];
  readonly icon: IconName;
  /** Where it stands in the menu; null: reached from other screens only. */
  readonly group: Group | null;
  /** Topics of words besides `app` that it needs; its title is `screen.<folder>` of the topic `app`. */
  readonly topics: readonly string[];
};

/** Every screen there is: a line each. Order is the order of the menu. */
export const SCREENS: readonly Screen[] = [
  { folder: 'home', path: '/', needs: ['account.own'], icon: 'home', group: 'overview', topics: ['home', 'run'] },
  { folder: 'rules', path: '/rules/*', needs: ['rules.read'], icon: 'rules', group: 'plan', topics: ['rules'] },
  {
    folder: 'playbook',
    path: '/playbook/*',
    needs: ['rules.read'],
    icon: 'playbook',
    group: 'plan',
    topics: ['playbook', 'plan'],
  },
  {
    folder: 'campaigns',
    path: '/campaigns/*',
    needs: ['campaigns.read'],
    icon: 'campaigns',
    group: 'plan',
    topics: ['campaigns', 'plan', 'run'],
  },
  { folder: 'offers', path: '/offers/*', needs: ['rules.read'], icon: 'offers', group: 'plan', topics: ['offers'] },
  { folder: 'runs', path: '/runs', needs: ['runs.read'], icon: 'runs', group: 'run', topics: ['run'] },
  { folder: 'run', path: '/runs/:run', needs: ['runs.read'], icon: 'runs', group: null, topics: ['run'] },
  {
    folder: 'decision',
    path: '/runs/:run/decisions/:customer',
    needs: ['customers.read'],
    icon: 'why',
    group: null,
    topics: ['decision', 'run'],
  },
  { folder: 'outbox', path: '/outbox', needs: ['outbox.read'], icon: 'outbox', group: 'run', topics: ['outbox'] },
  {
    folder: 'customers',
    path: '/customers/*',
    needs: ['customers.read'],
    icon: 'customer',
    group: 'people',
    topics: ['customers'],
  },
  { folder: 'why', path: '/why', needs: ['customers.read'], icon: 'why', group: 'people', topics: ['decision', 'why'] },
  { folder: 'desk', path: '/desk/*', needs: ['prompts.ask'], icon: 'desk', group: 'people', topics: ['desk'] },
  {
    folder: 'lifecycle',
    path: '/lifecycle/*',
    needs: ['base.read'],
    icon: 'lifecycle',
    group: 'people',
    topics: ['lifecycle'],
  },
  { folder: 'import', path: '/import/*', needs: ['imports.read'], icon: 'import', group: 'system', topics: ['import'] },
  {
    folder: 'settings',
    path: '/settings/*',
    needs: ['rules.read', 'users.write', 'keys.write'],
    icon: 'settings',
    group: 'system',
    topics: ['settings'],
  },
];

/** Where a screen's address begins: what a link to it says. */
export function homeOf({ path }: Pick<Screen, 'path'>): string {
  return path.replace(/\/\*$/, '');
}

export function mayOpen({ needs }: Pick<Screen, 'needs'>, has: readonly Permission[]): boolean {
  return needs.some((one) => has.includes(one));
}

/** The menu of a role: screens that are there, that it may open, in their groups; empty groups are left out. */
export function menuFor(
  has: readonly Permission[],
  isThere: (folder: string) => boolean,
): readonly { readonly group: Group; readonly screens: readonly Screen[] }[] {
  const open = SCREENS.filter((screen) => isThere(screen.folder) && mayOpen(screen, has));
  return GROUPS.map((group) => ({ group, screens: open.filter((screen) => screen.group === group) })).filter(
    ({ screens }) => screens.length > 0,
  );
}
