import type { Campaign, CampaignEdit, NewCampaign, PlanSchedule } from '../../api/types.ts';
import { type AudienceRow, audienceOf, rowsOf } from './audience.ts';

export type ScheduleKind = 'hand' | PlanSchedule['kind'];

/** A campaign as the form has it. */
export type Draft = {
  readonly pack: string;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Null: the audience says more than the form can, and stays as it is. */
  readonly audience: readonly AudienceRow[] | null;
  readonly sharePct: number;
  /** Why nobody is kept out; asked for at nought only. */
  readonly noControlWhy: string;
  /** It was written before: what it says of its control may stay. */
  readonly isKnown: boolean;
  readonly kind: ScheduleKind;
  readonly day: number;
  readonly everyMonths: number;
  readonly events: readonly string[];
};

const FIRST_DAY = { day: 1, everyMonths: 1 };

type ScheduleFields = Pick<Draft, 'kind' | 'day' | 'everyMonths' | 'events'>;

/** The fields of a schedule; those of other kinds begin as they usually are. */
export function scheduleFields(schedule: PlanSchedule | null | undefined): ScheduleFields {
  const none = { ...FIRST_DAY, events: [] };
  if (!schedule) return { kind: 'hand', ...none };
  if (schedule.kind === 'event') return { kind: 'event', ...FIRST_DAY, events: schedule.events };
  if (schedule.kind !== 'monthly') return { kind: schedule.kind, ...none };
  return { kind: 'monthly', day: schedule.day, everyMonths: schedule.everyMonths ?? 1, events: [] };
}

/** `before`: what is kept where the form cannot change it. */
export function scheduleOf(
  { kind, day, everyMonths, events }: ScheduleFields,
  before: PlanSchedule | null | undefined,
): PlanSchedule | null {
  if (kind === 'hand') return null;
  if (kind === 'nightly') return { kind };
  if (kind === 'monthly') return { kind, day, ...(everyMonths > 1 ? { everyMonths } : {}) };
  if (kind === 'event') return { kind, events: [...events] } as PlanSchedule;
  return before?.kind === 'prompt' ? before : null;
}

export function draftOf({ id, pack, title, audience, control, schedule }: Campaign): Draft {
  return {
    ...{ id, pack, zh: title['zh-CN'], en: title.en, audience: rowsOf(audience) },
    sharePct: control?.sharePct ?? 0,
    noControlWhy: control?.why ?? '',
    isKnown: true,
    ...scheduleFields(schedule),
  };
}

type Given = {
  readonly before: Pick<Campaign, 'audience' | 'control' | 'schedule'>;
  /** The month a control is drawn in: who is kept out by a new one are others. */
  readonly month: string;
};

/** The same share is the same people; nobody kept out is said with its reason, as before where nothing was said before. */
function controlOf(
  { sharePct, noControlWhy }: Draft,
  before: Campaign['control'],
  month: string,
): CampaignEdit['control'] {
  const why = noControlWhy.trim();
  if (before?.sharePct === sharePct && (before.why ?? '') === why) return before;
  if (sharePct === 0) return why === '' ? null : { sharePct, version: before?.version ?? month, why };
  return before?.sharePct === sharePct ? { sharePct, version: before.version } : { sharePct, version: month };
}

/** What is written: a control of the same share stays the same people. */
export function editOf(draft: Draft, { before, month }: Given): CampaignEdit {
  const { zh, en, audience } = draft;
  const control = controlOf(draft, before.control, month);
  return {
    title: { 'zh-CN': zh, en },
    audience: audience === null ? (before.audience ?? null) : audienceOf(audience),
    control,
    schedule: scheduleOf(draft, before.schedule),
  };
}

/** What is created. What waits for the customer to come has its schedule from the plan of the pack. */
export function bodyOf(draft: Draft, month: string): NewCampaign {
  const { title, audience, control, schedule } = editOf(draft, { before: {}, month });
  const said = draft.kind === 'prompt' || schedule?.kind === 'prompt' ? {} : { schedule };
  return {
    ...{ id: draft.id, pack: draft.pack, title, ...said },
    ...(audience ? { audience } : {}),
    ...(control ? { control } : {}),
  };
}

const LONGEST = 64;

/** An id for a campaign of a pack: without the number of the pack, and the month; counted on where it is taken. */
export function idFor(pack: string, month: string, taken: readonly string[]): string {
  const stem = `${pack.replace(/^\d+-/, '')}-${month}`;
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const id = `${stem.slice(0, LONGEST - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.includes(id)) return id;
  }
}
