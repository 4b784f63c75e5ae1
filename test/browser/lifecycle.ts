import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Api, apiOf } from './api.js';
import { type Hand, handOf } from './hands.js';
import type { Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';
import { type Way, waysOf } from './ways.js';
import { wordsIn } from './words.js';

type Going = {
  readonly page: Page;
  readonly way: Way;
  readonly hand: Hand;
  readonly manager: Api;
  readonly t: (key: string) => string;
};
type Page1 = {
  readonly items: readonly { readonly customerId: string; readonly name: string | null }[];
  readonly next: string | null;
  readonly total: number | null;
};
type Grid = {
  readonly items: readonly { readonly stage: string; readonly value: string; readonly customers: number }[];
};
type Months = { readonly items: readonly { readonly month: string; readonly state: string }[] };

/** More than a page, so that the next one is asked for, and no more than a few. */
const A_PAGE = 50;
const A_FEW_PAGES = 300;

const numberIn = (text: string) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);
/** By the address it leads to: whose customers it opens. */
const linkTo = (page: Page, who: string) => page.locator(`main a[href*="${new URLSearchParams({ who })}"]`).first();
const shown = async (link: Locator) => numberIn((await link.textContent()) ?? '');
const listOf = ({ page, t }: Going) =>
  page
    .locator('.tm-panel')
    .filter({ has: page.getByRole('heading', { name: t('lifecycle.who').split('{{')[0] ?? '' }) });

/** Everybody behind a number, page after page as the page of the browser asks for them. */
async function everybody(going: Going, link: Locator): Promise<readonly Page1['items'][number][]> {
  const { page, hand, t } = going;
  const asked = () => page.waitForResponse((answer) => /\/lifecycle\/(migration\/)?customers\?/.test(answer.url()));
  const count = await shown(link);
  const people: Page1['items'][number][] = [];
  let press = () => hand.press(link);
  for (let more = true; more; ) {
    const waited = asked();
    await press();
    const { items, next, total }: Page1 = await (await waited).json();
    if (people.length === 0) expect(total).toBe(count);
    people.push(...items);
    more = next !== null;
    const word = t('app.people.more').slice(0, 4);
    press = () => hand.press(listOf(going).locator('button').filter({ hasText: word }));
  }
  const all = t('app.people.shownOf').replaceAll(/\{\{\w+\}\}/g, count.toLocaleString('en'));
  await listOf(going).getByText(all).waitFor();
  expect([people.length, new Set(people.map(({ customerId }) => customerId)).size]).toEqual([count, count]);
  return people;
}

/** To one of them; and back to the same list. Of a long list those in sight are drawn. */
async function toCustomer(going: Going, people: readonly Page1['items'][number][]): Promise<void> {
  const { page, hand } = going;
  // On the way to the first of them others may come to be drawn before it.
  await hand.press(listOf(going).locator('td a').first());
  await page.waitForURL('**/customers/*');
  const customerId = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(people.map((one) => one.customerId)).toContain(customerId);
  await page.locator('main').getByText(customerId).first().waitFor();
  await page.goBack();
  await listOf(going).locator('td a').first().waitFor();
}

/** A cell of stage and class. What is personal stays masked for a manager. */
async function followCell(going: Going): Promise<void> {
  const { page, way, manager } = going;
  const { items } = await manager.get<Grid>('/lifecycle/grid?by=valueClass');
  const cells = items.toSorted((a, b) => a.customers - b.customers);
  const cell = cells.find(({ customers }) => customers > A_PAGE) ?? cells.at(-1);
  if (!cell) throw new Error('nobody is anywhere');
  expect(cell.customers).toBeLessThan(A_FEW_PAGES);
  const link = linkTo(page, `${cell.stage}|${cell.value}||`);
  expect(await shown(link)).toBe(cell.customers);
  const people = await everybody(going, link);
  const names = people.flatMap(({ name }) => name ?? []);
  expect(names.filter((name) => !name.includes('***'))).toEqual([]);
  await shoot(page, way, `lifecycle-cell-${way.by}`);
  expect([await barriers(page), await untranslated(page, way)]).toEqual([[], []]);
  await toCustomer(going, people);
}

/** A stream between two months, where two are kept. */
async function followStream(going: Going): Promise<void> {
  const { page, way, hand, manager, t } = going;
  const { items } = await manager.get<Months>('/lifecycle/months');
  await page.goto(new URL('/lifecycle/migration', page.url()).href);
  if (items.filter(({ state }) => state === 'kept').length < 2) {
    await page.getByText(t('lifecycle.tooFewMonths')).waitFor();
    return;
  }
  const links = page.locator('.tm-streams td a');
  await links.first().waitFor();
  const counts = await Promise.all((await links.all()).map(shown));
  const least = links.nth(counts.indexOf(Math.min(...counts)));
  // Its place in the list may be another once the list of customers stands beside it: by its address it is the same.
  const href = (await least.getAttribute('href')) ?? '';
  const people = await everybody(going, page.locator(`.tm-streams td a[href="${href}"]`));
  await shoot(page, way, `lifecycle-stream-${way.by}`);
  expect(await barriers(page)).toEqual([]);
  await toCustomer(going, people);
  const close = listOf(going).getByRole('button', { name: t('app.close') });
  await hand.press(close);
  await close.waitFor({ state: 'detached' });
}

/** A row of the segments by marketing elements: only the first page, for it may be of thousands. */
async function followSegment(going: Going): Promise<void> {
  const { page, way, hand } = going;
  await page.goto(new URL('/lifecycle/grid', page.url()).href);
  const link = page.locator('main td a[href*="who="]').first();
  const count = await shown(link);
  const asked = page.waitForResponse((answer) => answer.url().includes('/lifecycle/customers?'));
  await hand.press(link);
  const { total, items }: Page1 = await (await asked).json();
  expect([total, items.length]).toEqual([count, Math.min(count, A_PAGE)]);
  await shoot(page, way, `lifecycle-segment-${way.by}`);
  await toCustomer(going, items);
}

/** Numbers of the lifecycle screen, and the customers they count. */
export function lifecycle(stage: () => Stage): void {
  it.each(waysOf('zh-CN'))(
    'its numbers open their customers: $language, by $by',
    async (way) => {
      const { product } = stage();
      const walk = await begin(stage(), way);
      const { page } = walk;
      await logIn(walk, product, 'manager');
      const hand = handOf(way.by, page);
      const going: Going = { page, way, hand, manager: await apiOf(page, product, 'manager'), t: wordsIn(way) };
      await hand.press(page.locator('nav a[href="/lifecycle"]'));
      await page.locator('main canvas').first().waitFor();
      await settled(page);
      await followCell(going);
      await followStream(going);
      await followSegment(going);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
