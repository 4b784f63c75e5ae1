import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Api, apiOf } from './api.js';
import { type Caller, callersWithOffers, type Prompt, waitAtTheDesk } from './at-the-desk.js';
import { type Hand, handOf } from './hands.js';
import type { Product } from './product.js';
import type { Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';
import { type Way, waysOf } from './ways.js';
import { wordsIn } from './words.js';

type Going = {
  readonly page: Page;
  readonly way: Way;
  readonly hand: Hand;
  readonly agent: Api;
  readonly name: string;
  readonly t: (key: string) => string;
};

/** A colleague at the hotline: an admin makes the account, as the settings do. */
async function hire(admin: Api): Promise<Pick<Product, 'password'> & { readonly name: string }> {
  const wanted = { name: `agent-${Date.now().toString(36)}`, role: 'agent' };
  const { name, password } = await admin.post<{ readonly name: string; readonly password: string }>('/users', wanted);
  return { name, password: () => password };
}

const panel = (page: Page, title: string | RegExp): Locator =>
  page.locator('.tm-panel').filter({ has: page.getByRole('heading', { name: title }) });

const textOf = async (place: Locator) => (await place.textContent()) ?? '';

/** The words of a sentence before what is filled in. */
const beginning = (text: string) => text.slice(0, text.indexOf('{{')).trim();

/** What is kept of the asking that the address names. */
async function kept({ page, agent }: Going, customer: string): Promise<Prompt> {
  const request = new URL(page.url()).searchParams.get('call');
  const { items } = await agent.get<{ readonly items: readonly Prompt[] }>(`/customers/${customer}/prompts`);
  const found = items.find((one) => one.request === request);
  if (!found) throw new Error(`no asking ${request}`);
  return found;
}

async function answer({ page, hand, t }: Going, typed: string, customer: string): Promise<void> {
  await hand.write(page.getByPlaceholder(t('desk.findWhat')), typed);
  await hand.press(page.getByRole('button', { name: t('desk.findDo') }));
  await page.waitForURL(`**/desk/${customer}?**`);
  await page.locator('.tm-script').first().waitFor();
  await settled(page);
}

/** Masked for who answers calls; the words in the customer's language, whatever the console speaks. */
async function readsTheOffer(going: Going, { id, number, language }: Caller): Promise<Prompt['offers'][number]> {
  const { page, way } = going;
  const [best] = (await kept(going, id)).offers;
  if (!best?.said) throw new Error('nothing to say');
  const card = panel(page, best.title[way.language]).first();
  const script = card.locator('.tm-script');
  expect(await script.getAttribute('lang')).toBe(language);
  expect((await textOf(script)).trim()).toBe(best.said.body.trim());
  expect(await textOf(card)).toContain(best.limits[way.language]);
  expect(await textOf(page.locator('#root'))).not.toContain(number.replace('+', ''));
  return best;
}

/** The next caller is looked for at the desk, not from the page that is being left. */
async function ends({ page, hand, t }: Going): Promise<void> {
  await hand.press(page.getByRole('button', { name: t('desk.end') }));
  await panel(page, t('desk.tasks')).waitFor();
}

type Reason = { readonly code: string; readonly title: { readonly 'zh-CN': string; readonly en: string } };

/** No, and why: two presses. A wrong reason is put right in two more: the last word stands, both are on record. */
async function declines(going: Going, caller: Caller): Promise<void> {
  const { page, hand, agent, way, name, t } = going;
  await answer(going, caller.number, caller.id);
  const best = await readsTheOffer(going, caller);
  const card = panel(page, best.title[way.language]).first();
  const { items } = await agent.get<{ readonly items: readonly Reason[] }>('/desk/reasons');
  const [slip, why] = items;
  if (!(slip && why)) throw new Error('no reason to say no');
  const declined = async (reason: Reason, words: number) => {
    await hand.press(card.getByRole('button', { name: t('desk.reply.declined'), exact: true }));
    await hand.press(card.getByRole('button', { name: reason.title[way.language], exact: true }));
    await card
      .locator('.tm-said li')
      .nth(words - 1)
      .waitFor();
  };
  await declined(slip, 1);
  await hand.press(card.getByRole('button', { name: t('desk.correct') }));
  await declined(why, 2);
  expect(await textOf(card.locator('.tm-said li').first())).toContain(why.title[way.language]);
  await shoot(page, way, `agent-declined-${way.by}`);
  const { replies } = await kept(going, caller.id);
  const told = replies.map(({ ruleId, outcome, reason, by }) => ({ ruleId, outcome, reason, by }));
  const own = { ruleId: best.ruleId, by: name };
  expect(told).toEqual([
    { ...own, outcome: 'declined', reason: why.code },
    { ...own, outcome: 'declined', reason: slip.code },
    { ...own, outcome: 'presented', reason: null },
  ]);
  // The next time they call, it is in their past.
  await ends(going);
  await hand.write(page.getByPlaceholder(t('desk.findWhat')), caller.id);
  await hand.press(page.getByRole('button', { name: t('desk.findDo') }));
  await page.waitForURL(`**/desk/${caller.id}?**`);
  const past = panel(page, t('desk.past')).locator('.tm-said').first();
  await past.waitFor();
  const texts = await textOf(past);
  for (const text of [t('desk.reply.declined'), why.title[way.language], name]) expect(texts).toContain(text);
  await ends(going);
}

async function promise({ hand, t }: Going, card: Locator, when: 'tomorrow' | 'threeDays'): Promise<void> {
  await hand.press(card.getByRole('button', { name: t('desk.reply.call-back'), exact: true }));
  await hand.press(card.getByRole('button', { name: beginning(t(`desk.time.${when}`).replace(/[（(]/, '{{')) }));
}

type Task = { readonly id: string; readonly customer: { readonly id: string }; readonly callAt: string };
const callBacks = ({ replies }: Prompt) =>
  replies.flatMap(({ callBackAt }) => (callBackAt === null ? [] : [callBackAt]));

/** Of two that stand beside each other the keyboard stops at the one that is chosen; an arrow goes on. */
async function onlyMine({ page, way, hand, t }: Going): Promise<void> {
  const choices = page.locator('main .ant-segmented-item');
  if (way.by === 'mouse') return hand.press(choices.filter({ hasText: t('desk.whoseTasks.mine') }));
  await hand.press(page.locator('main .ant-segmented-item-selected'));
  await page.keyboard.press('ArrowRight');
}

/** A call is promised, then for another day: both are on record, and one call is to be made. */
async function promisesToCall(going: Going, caller: Caller): Promise<void> {
  const { page, hand, agent, way, t } = going;
  await answer(going, caller.id, caller.id);
  const best = await readsTheOffer(going, caller);
  const card = panel(page, best.title[way.language]).first();
  await promise(going, card, 'tomorrow');
  await card.locator('.tm-said li').waitFor();
  const [first] = callBacks(await kept(going, caller.id));
  await hand.press(card.getByRole('button', { name: t('desk.correct') }));
  await promise(going, card, 'threeDays');
  await card.locator('.tm-said li').nth(1).waitFor();
  await shoot(page, way, `agent-promised-${way.by}`);
  const promised = callBacks(await kept(going, caller.id));
  expect([promised.length, promised.includes(first ?? '')]).toEqual([2, true]);
  await ends(going);
  await onlyMine(going);
  await page.waitForURL('**/desk?whose=mine');
  const rows = panel(page, t('desk.tasks')).locator('.ant-table-row');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  expect(await textOf(rows)).toContain(best.title[way.language]);
  const { items } = await agent.get<{ readonly items: readonly Task[] }>('/desk/tasks?days=7');
  const tasks = items.filter(({ customer }) => customer.id === caller.id).map(({ callAt }) => callAt);
  expect(tasks).toEqual([promised.sort().at(-1)]);
  await settled(page);
  await shoot(page, way, `agent-tasks-${way.by}`);
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page, way)).toEqual([]);
  await hand.press(rows.getByRole('link', { name: caller.id }));
  await page.waitForURL(`**/desk/${caller.id}?**`);
  await panel(page, t('desk.past')).locator('.tm-said li').first().waitFor();
}

/** A call that is answered, a no with its reason, a call that is promised and found again. */
export function agent(stage: () => Stage): void {
  it.each(waysOf('zh-CN', 'en'))(
    'says no for a caller with a reason, and promises another a call: $language, by $by',
    async (way) => {
      const { product } = stage();
      const walk = await begin(stage(), way);
      const { page } = walk;
      const admin = await apiOf(page, product, 'admin');
      await waitAtTheDesk(admin);
      const [one, other] = await callersWithOffers(admin, 2);
      if (!one || !other) throw new Error('nobody calls');
      const colleague = await hire(admin);
      const own = { ...product, ...colleague };
      await logIn(walk, own, colleague.name);
      const hand = handOf(way.by, page);
      const api = await apiOf(page, own, colleague.name);
      const going: Going = { page, way, hand, agent: api, name: colleague.name, t: wordsIn(way) };
      await hand.press(page.locator('nav a[href="/desk"]'));
      await declines(going, one);
      await promisesToCall(going, other);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
