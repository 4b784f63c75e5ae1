import type { DryRun } from '../../api/types.ts';

type Row = DryRun['rows'][number];
type Person = NonNullable<DryRun['people']>['items'][number];
type Is = (one: Person) => boolean;
/** A number on the page, and whom it counts. */
type DryRunNumber = { readonly key: string; readonly count: number; readonly is: Is };

export const stageKey = ({ stage, code }: Pick<DryRun['stages'][number], 'stage' | 'code'>) => `left ${stage} ${code}`;
export const messageKey = ({ offerId, channel }: Pick<DryRun['messages'][number], 'offerId' | 'channel'>) =>
  `message ${offerId} ${channel}`;

function inRow({ step, code, channel }: Row): Is {
  switch (step) {
    case 'evaluated':
      return ({ evaluated }) => evaluated;
    case 'matched':
      return ({ end }) => end !== null;
    case 'refused':
      return ({ end }) => end?.kind === 'refused' && end.code === code;
    case 'scheduled':
      return ({ end }) => end?.kind === 'scheduled';
    case 'channel':
      return ({ end }) => end?.kind === 'scheduled' && end.channel === channel;
    default:
      return () => false;
  }
}

/** Every number of a dry run: a figure and a row of the funnel that say the same are one. */
export function numbersOf({ customers, heldOut, rows, stages, messages }: DryRun): readonly DryRunNumber[] {
  return [
    { key: 'customers', count: customers, is: () => true },
    { key: 'heldOut', count: heldOut, is: ({ end }) => end?.kind === 'refused' && end.heldOut },
    ...rows.map((row) => ({ key: row.key, count: row.count, is: inRow(row) })),
    ...stages.map((one) => ({
      ...{ key: stageKey(one), count: one.customers },
      is: ({ end }: Person) => end?.kind === 'refused' && end.stage === one.stage && end.code === one.code,
    })),
    ...messages.map((one) => ({
      ...{ key: messageKey(one), count: one.count },
      is: ({ end }: Person) => end?.kind === 'scheduled' && messageKey(end) === messageKey(one),
    })),
  ];
}

/** The first customers of a number; null where there is none of this name, or nobody was named. */
export function behindNumber(of: DryRun, key: string) {
  const number = numbersOf(of).find((one) => one.key === key);
  if (number === undefined || of.people === null) return null;
  return { count: number.count, people: of.people.items.filter(number.is).slice(0, of.people.each) };
}
