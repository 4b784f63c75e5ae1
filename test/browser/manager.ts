import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Api, apiOf } from './api.js';
import { type Hand, handOf } from './hands.js';
import type { Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot } from './walk.js';
import { type Way, waysOf } from './ways.js';
import { wordsIn } from './words.js';

type Words = { readonly 'zh-CN': string; readonly en: string };
type Row = { readonly step: string; readonly code: string | null; readonly count: number; readonly words: Words };
type Run = { readonly id: string; readonly rows: readonly Row[] };
type Listed = { readonly items: readonly { readonly customerId: string }[]; readonly next: string | null };
type Named = Listed & { readonly forgotten: number };
type Decided = { readonly decision: { readonly outcome: { readonly kind: string; readonly code?: string } } };

type Going = {
  readonly page: Page;
  readonly way: Way;
  readonly hand: Hand;
  readonly manager: Api;
  readonly t: (key: string) => string;
};

/** More than a page of customers, where there are as many: then the next page is asked for, too. */
const A_PAGE = 50;

const textOf = async (place: Locator) => (await place.textContent()) ?? '';
const numberIn = (text: string) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);
const panel = (page: Page, title: string) =>
  page.locator('.tm-panel').filter({ has: page.getByRole('heading', { name: title }) });
const barOf = (page: Page, words: string) =>
  page.locator('.tm-funnel button').filter({ has: page.getByText(words, { exact: true }) });
const numberOn = async (bar: Locator) => numberIn(await textOf(bar.locator('.tm-funnel-count')));
const shownAs = (count: number) => count.toLocaleString('en');
const idIn = (address: string) => decodeURIComponent(new URL(address).pathname.split('/')[2] ?? '');

async function runsOf(manager: Api, count: number): Promise<readonly Run[]> {
  const { items } = await manager.get<{ readonly items: readonly { readonly id: string }[] }>(`/runs?limit=${count}`);
  return Promise.all(
    items.map(async ({ id }) => {
      const { rows } = await manager.get<Pick<Run, 'rows'>>(`/runs/${encodeURIComponent(id)}/funnel`);
      return { id, rows };
    }),
  );
}

const refusedOf = ({ rows }: Pick<Run, 'rows'>) => rows.filter(({ step, code }) => step === 'refused' && code !== null);

/** A bar of those who matched and were not contacted: the smallest that fills more than a page, else the longest. */
function barToFollow(runs: readonly Run[]): Row {
  const found = runs.flatMap(refusedOf).sort((a, b) => a.count - b.count);
  const row = found.find(({ count }) => count > A_PAGE) ?? found.at(-1);
  if (!row) throw new Error('nobody was refused');
  return row;
}

/** Every page of who stands behind the bar that is being opened, as the page of the browser asked for it. */
async function everybody(
  { page, hand, t }: Going,
  open: () => Promise<void>,
  words: string,
): Promise<readonly string[]> {
  const isAsked = (address: string) => /\/runs\/[^/]+\/decisions\?/.test(address);
  const asked = () => page.waitForResponse((answer) => isAsked(answer.url()));
  const pages = async (press: () => Promise<void>): Promise<readonly string[]> => {
    const waited = asked();
    await press();
    const { items, next }: Listed = await (await waited).json();
    const ids = items.map(({ customerId }) => customerId);
    const more = panel(page, words)
      .locator('button')
      .filter({ hasText: t('app.people.more').slice(0, 4) });
    return next === null ? ids : [...ids, ...(await pages(() => hand.press(more)))];
  };
  return pages(open);
}

/** The runs that the home page sums up, as it says how many. */
async function runsOfHome({ page, manager, t }: Going): Promise<readonly Run[]> {
  const of = page.getByText(new RegExp(t('home.ofRuns_other').replace('{{count}}', '\\d+').replace(/s\.$/, 's?\\.')));
  return runsOf(manager, numberIn(await textOf(of.first())));
}

type Opening = {
  readonly bar: Locator;
  readonly run: Run;
  readonly runs: readonly Run[];
  /** What a run has on the bar. */
  readonly of: (run: Run) => number;
};

/** Of one run the bar opens its customers; of several, the runs of the day, whose numbers come to that of the bar. */
async function openFromHome({ page, way, hand }: Going, { bar, run, runs, of }: Opening): Promise<void> {
  const number = await numberOn(bar);
  await hand.press(bar);
  await page.waitForURL(/\/runs.*[?&]row=/);
  if (runs.length === 1) return;
  const rows = page.locator('main .ant-table-row');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(runs.length);
  expect(numberIn(await textOf(page.locator('.tm-figures dd').first()))).toBe(number);
  await shoot(page, way, `manager-day-${way.by}`);
  expect(await barriers(page)).toEqual([]);
  const isOf = rows.filter({ has: page.locator(`a[title="${run.id}"]`) });
  const link = isOf.locator('.tm-number a');
  expect(numberIn(await textOf(link))).toBe(of(run));
  await hand.press(link);
}

/** Who was evaluated, whether or not they matched: as many as the bar counts, the first of them on the page. */
async function followEvaluated(going: Going): Promise<void> {
  const { page, way, hand, manager, t } = going;
  const runs = await runsOfHome(going);
  const [run] = runs;
  const row = run?.rows.find(({ step }) => step === 'evaluated');
  if (!(run && row)) throw new Error('nobody was evaluated');
  const words = row.words[way.language];
  const evaluated = (one: Run) => one.rows.find(({ step }) => step === 'evaluated')?.count ?? 0;
  const bar = barOf(page, words);
  expect(await numberOn(bar)).toBe(runs.reduce((sum, one) => sum + evaluated(one), 0));
  const asked = page.waitForResponse((answer) => /\/runs\/[^/]+\/customers\?/.test(answer.url()));
  await openFromHome(going, { bar, run, runs, of: evaluated });
  const first: Named = await (await asked).json();
  const place = panel(page, words);
  await place
    .getByText(
      t('app.people.shownOf')
        .replace('{{count}}', shownAs(row.count))
        .replace('{{shown}}', shownAs(first.items.length)),
    )
    .waitFor();
  expect(await numberOn(barOf(page, words))).toBe(row.count);
  expect((await everyEvaluated(manager, run.id)).length).toBe(row.count);
  const [one] = first.items;
  const link = place.getByRole('link', { name: one?.customerId ?? '', exact: true });
  await shoot(page, way, `manager-evaluated-${way.by}`);
  await hand.press(link);
  await page.waitForURL(`**/customers/${one?.customerId}`);
}

/** By number of those of whom the list says that they are named nowhere any more, too. */
async function everyEvaluated(manager: Api, run: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const from: string = after === null ? '' : `&after=${after}`;
    const page: Named = await manager.get(`/runs/${encodeURIComponent(run)}/customers?step=evaluated&limit=500${from}`);
    ids.push(...page.items.map(({ customerId }) => customerId));
    ids.push(...Array.from({ length: page.forgotten }, (_one, index) => `forgotten ${ids.length + index}`));
    after = page.next ?? undefined;
  }
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

/** From the number of the day to the run it is of, whether one ran or several. */
async function followFromHome(going: Going): Promise<{ readonly run: string; readonly row: Row }> {
  const { page, way, t } = going;
  const runs = await runsOfHome(going);
  const row = barToFollow(runs);
  const own = (run: Run) => run.rows.find(({ code, step }) => code === row.code && step === row.step)?.count ?? 0;
  const words = row.words[way.language];
  const bar = barOf(page, words);
  expect(await numberOn(bar)).toBe(runs.reduce((sum, run) => sum + own(run), 0));
  const run = runs.find((one) => own(one) === row.count);
  if (!run) throw new Error('the bar is of no run');
  const ids = await everybody(going, () => openFromHome(going, { bar, run, runs, of: own }), words);
  expect(idIn(page.url())).toBe(run.id);
  expect([await numberOn(barOf(page, words)), ids.length, new Set(ids).size]).toEqual(Array(3).fill(row.count));
  const shown = t('app.people.shownOf').replaceAll(/\{\{\w+\}\}/g, String(row.count));
  await panel(page, words).getByText(shown).waitFor();
  return { run: run.id, row };
}

/** One of them, and why: the reason on the page is the one that is stored. */
async function readsWhy({ page, way, hand, manager }: Going, { run, row }: { run: string; row: Row }): Promise<string> {
  const words = row.words[way.language];
  await hand.press(panel(page, words).locator('a[href*="/decisions/"]').first());
  await page.locator('.tm-conditions').first().waitFor();
  await settled(page);
  const customer = decodeURIComponent(page.url().split('/decisions/')[1] ?? '');
  const path = `/runs/${encodeURIComponent(run)}/decisions/${customer}`;
  const { decision } = await manager.get<Decided>(path);
  expect(decision.outcome).toMatchObject({ kind: 'refused', code: row.code });
  expect(await textOf(page.locator('.tm-page-head'))).toContain(customer);
  expect(await page.locator('.tm-conditions li').count()).toBeGreaterThan(0);
  await shoot(page, way, `manager-why-${way.by}`);
  return customer;
}

/** By the list of runs: the reasons of one, another stage, and a customer as they are today. */
async function followFromRuns(going: Going, { run, row: before }: { run: string; row: Row }): Promise<void> {
  const { page, way, hand, manager, t } = going;
  const funnel = await manager.get<Pick<Run, 'rows'>>(`/runs/${encodeURIComponent(run)}/funnel`);
  const row = refusedOf(funnel).find(({ code, count }) => code !== before.code && count > 0);
  if (!row) throw new Error('nobody was refused for anything else');
  const words = row.words[way.language];
  await hand.press(page.locator('nav a[href="/runs"]'));
  await hand.press(page.locator(`a[title="${run}"]`));
  await panel(page, t('run.reasons')).locator('.ant-table-row').first().waitFor();
  const ids = await everybody(going, () => hand.press(barOf(page, words)), words);
  expect(ids.length).toBe(row.count);
  await shoot(page, way, `manager-run-${way.by}`);
  const customer = await readsWhy(going, { run, row });
  await hand.press(page.getByRole('link', { name: t('decision.customer') }));
  await page.waitForURL(`**/customers/${customer}`);
  const tab = page.getByRole('tab', { name: t('customers.tab.timeline') });
  if (way.by === 'mouse') await hand.press(tab);
  else await arrowsTo(going, tab);
  await page.waitForURL(`**/customers/${customer}/timeline`);
  await page.locator('.tm-step').filter({ hasText: words }).first().waitFor();
  expect(await textOf(page.locator('main'))).toContain(customer);
}

const MOST_STOPS = 60;
const MOST_TABS = 8;

/** Of tabs the keyboard stops at the one that is open; arrows go on from it. */
async function arrowsTo({ page }: Going, tab: Locator): Promise<void> {
  const name = await textOf(tab);
  const isAmongTabs = () => page.evaluate<boolean>("document.activeElement?.getAttribute('role') === 'tab'");
  for (let stops = 0; stops < MOST_STOPS && !(await isAmongTabs()); stops += 1) await page.keyboard.press('Tab');
  for (let tried = 0; tried < MOST_TABS; tried += 1) {
    // Before its name the tab that the keyboard is at says which of how many it is.
    const now = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    if (now.endsWith(name)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
  }
  throw new Error('the keyboard does not come to the tab');
}

/** A day on which several runs were made is the harder one to follow a number of. */
async function severalRuns(page: Page, product: Stage['product']): Promise<void> {
  const marketer = await apiOf(page, product, 'marketer');
  const { items } = await marketer.get<{ readonly items: readonly unknown[] }>('/runs?limit=2');
  if (items.length > 1) return;
  const { id } = await marketer.post<{ readonly id: string }>('/campaigns/winback-sample/runs', {});
  const stateOf = async () => {
    const { run } = await marketer.get<{ readonly run: { readonly state: string } }>(`/runs/${encodeURIComponent(id)}`);
    return run.state;
  };
  while ((await stateOf()) === 'evaluating') await page.waitForTimeout(500);
}

/** A number, the customers it counts, one of them, and why. */
export function manager(stage: () => Stage): void {
  it.each(waysOf('en', 'zh-CN'))(
    'follows a number to its customers and to a why: $language, by $by',
    async (way) => {
      const { product } = stage();
      const walk = await begin(stage(), way);
      const { page } = walk;
      await logIn(walk, product, 'manager');
      const hand = handOf(way.by, page);
      const going: Going = { page, way, hand, manager: await apiOf(page, product, 'manager'), t: wordsIn(way) };
      await page.locator('.tm-funnel button').first().waitFor();
      await severalRuns(page, product);
      await page.reload();
      await page.locator('.tm-funnel button').first().waitFor();
      await followEvaluated(going);
      await hand.press(page.locator('nav a[href="/"]'));
      await page.locator('.tm-funnel button').first().waitFor();
      const followed = await followFromHome(going);
      await readsWhy(going, followed);
      await followFromRuns(going, followed);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
