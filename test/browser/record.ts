import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Api, apiOf } from './api.js';
import { type Hand, handOf } from './hands.js';
import { LOOKS, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, textOf, untranslated } from './walk.js';
import { type Way, waysOf } from './ways.js';
import { wordsIn } from './words.js';

/** Customers of the sample whom no other walk speaks with: two who are merged, and those of whom one is forgotten. */
const CUSTOMER = 'syn-0006901';
const OTHER = 'syn-0006902';
const FORGETTABLE = Array.from({ length: 90 }, (_one, index) => `syn-000${6910 + index}`);
const WHY = 'two records of one person';
const MOVED = 'a new address';

type Going = { readonly page: Page; readonly way: Way; readonly hand: Hand; readonly t: (key: string) => string };
type Merge = { readonly otherId: string; readonly undoneAt: string | null; readonly undoneBy: string | null };
type Entry = { readonly action: string; readonly actor: string; readonly detail?: { readonly reason?: string } };
type Node = { readonly code: string; readonly title: Readonly<Record<string, string>> };
type Customer = { readonly basic: { readonly orgNode?: string }; readonly personal: { readonly msisdn?: string } };

const merges = async (admin: Api) =>
  (await admin.get<{ readonly items: readonly Merge[] }>(`/customers/${CUSTOMER}/merges`)).items;

/** What is on record of a customer, newest first. */
const entries = async (admin: Api, customer: string, action: string) => {
  const { items } = await admin.get<{ readonly items: readonly Entry[] }>(`/audit?subject=${customer}&limit=100`);
  return items.filter((one) => one.action === action).map(({ actor, detail }) => [actor, detail?.reason]);
};

/** The dialog that is open; one that is going away is not. */
const dialog = (page: Page): Locator => page.locator('.ant-modal:visible');

/** Another record goes into this one; without a reason nothing is done. */
async function merged({ page, way, hand, t }: Going, admin: Api): Promise<void> {
  await hand.press(page.getByRole('button', { name: t('customers.act.merge.do') }));
  const form = dialog(page);
  await hand.write(form.getByLabel(t('customers.act.merge.other')), OTHER);
  await hand.press(form.locator('.ant-btn-primary'));
  await form.getByText(t('customers.act.reasonMissing')).waitFor();
  await shoot(page, way, `record-merge-${way.by}`);
  expect(await barriers(page)).toEqual([]);
  expect(await untranslated(page, way)).toEqual([]);
  await hand.write(form.getByLabel(t('customers.act.reason')), WHY);
  await hand.press(form.locator('.ant-btn-primary'));
  await page
    .getByRole('button', { name: t('customers.act.undo.do'), exact: true })
    .first()
    .waitFor();
  await form.waitFor({ state: 'hidden' });
  expect((await merges(admin))[0]).toMatchObject({ otherId: OTHER, undoneAt: null });
  expect(await entries(admin, CUSTOMER, 'customer.merge')).toContainEqual(['admin', WHY]);
}

async function apart({ page, hand, t }: Going, admin: Api): Promise<void> {
  const undo = page.getByRole('button', { name: t('customers.act.undo.do'), exact: true });
  await hand.press(undo.first());
  await hand.write(dialog(page).getByLabel(t('customers.act.reason')), WHY);
  await hand.press(dialog(page).locator('.ant-btn-primary'));
  await undo.first().waitFor({ state: 'detached' });
  await dialog(page).waitFor({ state: 'hidden' });
  expect((await merges(admin))[0]).toMatchObject({ otherId: OTHER, undoneBy: 'admin' });
  expect(await admin.has(`/customers/${OTHER}`)).toBe(true);
}

/** To another node of the organisation than the one the customer is at. */
async function moved({ page, way, hand, t }: Going, admin: Api): Promise<void> {
  const nodeOf = async () => (await admin.get<Customer>(`/customers/${CUSTOMER}`)).basic.orgNode;
  const { items } = await admin.get<{ readonly items: readonly Node[] }>('/organisation');
  const was = await nodeOf();
  const to = items.findLast(({ code }) => code !== was);
  if (!to) throw new Error('nowhere to move to');
  await hand.press(page.getByRole('button', { name: t('customers.act.move.do') }));
  const form = dialog(page);
  await hand.choose(form.getByRole('combobox'), `(${to.code})`, `(${to.code})`);
  await hand.write(form.getByLabel(t('customers.act.reason')), MOVED);
  await shoot(page, way, `record-move-${way.by}`);
  await hand.press(form.locator('.ant-btn-primary'));
  await form.waitFor({ state: 'hidden' });
  expect(await nodeOf()).toBe(to.code);
  expect(await entries(admin, CUSTOMER, 'customer.move')).toContainEqual(['admin', MOVED]);
  await page
    .getByText(to.title[way.language] ?? to.code)
    .first()
    .waitFor();
}

/** The one that is typed must be the one that is looked at; then there is nobody, and what was masked stays masked. */
async function forgotten(page: Page, customer: string, t: (key: string) => string, shot: () => Promise<void>) {
  await page.getByRole('button', { name: t('customers.act.forget.do') }).click();
  const form = dialog(page);
  await form.getByLabel(t('customers.act.forget.confirm')).fill(OTHER);
  await form.getByLabel(t('customers.act.reason')).fill('asked in writing');
  await form.locator('.ant-btn-primary').click();
  await form.getByText(t('customers.act.forget.confirmMissing')).waitFor();
  await settled(page);
  await shot();
  await form.getByLabel(t('customers.act.forget.confirm')).fill(customer);
  await form.locator('.ant-btn-primary').click();
  await page.waitForURL(/\/customers$/);
}

/** What is done to a record as a whole: by whom it may be, with a reason, and undone. */
export function record(stage: () => Stage): void {
  it.each(waysOf('zh-CN'))(
    'is merged with another for a reason, is two again, and moves: $language, by $by',
    async (way) => {
      const { product } = stage();
      const walk = await begin(stage(), way);
      const { page } = walk;
      const admin = await apiOf(page, product, 'admin');
      await logIn(walk, product, 'admin');
      await page.goto(`${product.url}/customers/${CUSTOMER}/record`);
      const going = { page, way, hand: handOf(way.by, page), t: wordsIn(way) };
      await merged(going, admin);
      await apart(going, admin);
      await moved(going, admin);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it.each(LOOKS)(
    'is forgotten by who may, and by nobody through a slip: $language, $theme',
    async (look) => {
      const { product } = stage();
      const walk = await begin(stage(), look);
      const { page } = walk;
      const t = wordsIn(look);
      const admin = await apiOf(page, product, 'admin');
      let customer: string | undefined;
      for (const id of FORGETTABLE) if (customer === undefined && (await admin.has(`/customers/${id}`))) customer = id;
      if (customer === undefined) throw new Error('everybody was forgotten');
      const { msisdn = '' } = (await admin.get<Customer>(`/customers/${customer}`)).personal;
      await logIn(walk, product, 'privacy-officer');
      await page.goto(`${product.url}/customers/${customer}/record`);
      await page.getByRole('button', { name: t('customers.act.forget.do') }).waitFor();
      for (const name of ['merge', 'move']) {
        expect(await page.getByRole('button', { name: t(`customers.act.${name}.do`) }).count()).toBe(0);
      }
      expect(await textOf(page.locator('#root'))).not.toContain(msisdn.replace('+', ''));
      await forgotten(page, customer, t, () => shoot(page, look, 'record-forget'));
      expect(await admin.has(`/customers/${customer}`)).toBe(false);
      const [told] = await entries(admin, customer, 'customer.forget');
      expect(told).toEqual(['privacy-officer', 'asked in writing']);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it.each(['marketer', 'manager'] as const)('is not changed by a %s, who sees no button to', async (role) => {
    const { product } = stage();
    const look = { language: 'zh-CN', theme: 'light' } as const;
    const walk = await begin(stage(), look);
    const { page } = walk;
    const t = wordsIn(look);
    await logIn(walk, product, role);
    await page.goto(`${product.url}/customers/${CUSTOMER}/record`);
    await page.getByRole('heading', { name: t('customers.merges') }).waitFor();
    await settled(page);
    for (const name of ['merge', 'undo', 'move', 'forget']) {
      expect(await page.getByRole('button', { name: t(`customers.act.${name}.do`) }).count()).toBe(0);
    }
    expect(await page.getByRole('heading', { name: t('customers.whole') }).count()).toBe(0);
    expect(walk.faults).toEqual([]);
    await walk.close();
  });
}
