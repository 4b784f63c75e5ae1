/** Every periodic task. A tick only looks at the store, so a missed or doubled one does no harm. */
export const SCHEDULES = {
  'ring-due-outreach': { everyMs: 2_000 },
  'settle-prompts': { everyMs: 5_000 },
  'sweep-runs': { everyMs: 5_000 },
  'sweep-events': { everyMs: 5_000 },
  'start-due-run': { everyMs: 30_000 },
  'repair-outreach': { everyMs: 10_000 },
  'sweep-imports': { everyMs: 30_000 },
  'sweep-customers': { everyMs: 60_000 },
  'fold-facts': { everyMs: 15_000 },
  'build-pyramids': { everyMs: 60_000 },
  'profile-facts': { everyMs: 60_000 },
} as const;

export type ScheduleName = keyof typeof SCHEDULES;
export const SCHEDULE_NAMES = Object.keys(SCHEDULES) as ScheduleName[];
