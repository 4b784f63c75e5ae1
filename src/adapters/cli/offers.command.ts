import type { Command } from 'commander';
import { OFFER_STATES, type Offer, type OfferState } from '../../core/offer/offer.js';
import { nextStates } from '../../core/offer/offer-life.js';
import { say } from '../../core/words/say.js';
import { AppError } from '../../flows/errors.js';
import { MoveOffer } from '../../flows/move-offer.js';
import { OfferStore } from '../../flows/ports/offer-store.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { textTable } from './text-table.js';

type Json = { readonly json?: boolean };
type Move = Json & { readonly note?: string };
const JSON_OPTION = ['--json', 'machine-readable output / 机器可读输出'] as const;

function table(offers: readonly Offer[], { locale }: CliContext): string {
  const head = ['offer', 'state', 'title', 'until'] as const;
  const rows = offers.map(({ id, state, title, validUntil }) => [
    id,
    say(locale, `offer.state.${state}`),
    title[locale],
    validUntil.toISOString().slice(0, 10),
  ]);
  return textTable([head.map((key) => say(locale, `cli.offers.${key}`)), ...rows]);
}

function told(offer: Offer, { locale }: CliContext): string {
  const { id, state, title, limits, life } = offer;
  const next = nextStates(state).map((one) => say(locale, `offer.state.${one}`));
  const steps = (life?.history ?? []).map(({ at, by, did, state: to, note }) => {
    const what = say(locale, `cli.offers.${did}`, { state: say(locale, `offer.state.${to}`) });
    return `  ${at.toISOString()}  ${by}  ${what}${note === undefined ? '' : `  ${note}`}`;
  });
  const lines = [
    `${id}  ${title[locale]}`,
    say(locale, 'cli.offers.at', { state: say(locale, `offer.state.${state}`), next: next.join(', ') || '–' }),
    limits[locale],
  ];
  return [...lines, ...steps].join('\n');
}

async function found(store: OfferStore, id: string): Promise<Offer> {
  const offer = await store.find(id);
  if (!offer) throw new AppError('NOT_FOUND', `offer ${id}`);
  return offer;
}

function addList(offers: Command, context: CliContext): void {
  offers
    .command('list')
    .description('all offers and where they are in their life / 全部套餐及其状态')
    .option(...JSON_OPTION)
    .action(async ({ json }: Json) => {
      const list = await context.withApp({ workers: false }, (app) => app.get(OfferStore).list());
      if (json) printJson(context, list);
      else print(context, table(list, context));
    });
}

function addShow(offers: Command, context: CliContext): void {
  offers
    .command('show')
    .argument('<offer>', 'id of an offer / 套餐编号')
    .description('an offer, who did what, and where it may go / 套餐、历程与下一步')
    .option(...JSON_OPTION)
    .action(async (id: string, { json }: Json) => {
      const offer = await context.withApp({ workers: false }, (app) => found(app.get(OfferStore), id));
      if (json) printJson(context, offer);
      else print(context, told(offer, context));
    });
}

function addMove(offers: Command, context: CliContext): void {
  offers
    .command('move')
    .argument('<offer>', 'id of an offer / 套餐编号')
    .argument('<state>', OFFER_STATES.join(' | '))
    .description('one step of its life; nobody approves their own / 推进一步；不得审批自己的套餐')
    .option('--note <text>', 'why / 说明')
    .option(...JSON_OPTION)
    .action(async (id: string, state: string, { json, note }: Move, command: Command) => {
      const to = OFFER_STATES.find((one): one is OfferState => one === state);
      if (to === undefined) return command.error(`<state>: ${OFFER_STATES.join(' | ')}`);
      const said = note === undefined ? {} : { note };
      const offer = await context.withApp({ workers: false }, (app) =>
        app.get(MoveOffer).run({ id, to, by: CLI_ACTOR, role: 'admin', ...said }),
      );
      if (json) printJson(context, offer);
      else print(context, told(offer, context));
    });
}

export function addOffers(program: Command, context: CliContext): void {
  const offers = program.command('offers').description('what is sold, and its life / 套餐及其生命周期');
  addList(offers, context);
  addShow(offers, context);
  addMove(offers, context);
}
