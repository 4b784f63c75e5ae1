import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Api, apiOf } from './api.js';
import { handOf } from './hands.js';
import type { Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot } from './walk.js';
import { waysOf } from './ways.js';
import { wordsIn } from './words.js';

/** Two customers of the sample whom no other walk speaks with. */
const CUSTOMER = 'syn-0006901';
const OTHER = 'syn-0006902';
const WHY = 'two records of one person';

type Merge = { readonly otherId: string; readonly undoneAt: string | null; readonly undoneBy: string | null };
type Entry = { readonly action: string; readonly actor: string; readonly detail?: { readonly reason?: string } };

const merges = async (admin: Api) =>
  (await admin.get<{ readonly items: readonly Merge[] }>(`/customers/${CUSTOMER}/merges`)).items;

/** The dialog that is open; one that is going away is not. */
const dialog = (page: Page): Locator => page.locator('.ant-modal:visible');

/** What is done to a record as a whole: by whom it may be, with a reason, and undone. */
export function record(stage: () => Stage): void {
  it.each(waysOf('zh-CN', 'zh-CN'))(
    'is merged with another for a reason, and is two again: $language, by $by',
    async (way) => {
      const { product } = stage();
      const walk = await begin(stage(), way);
      const { page } = walk;
      const [hand, t] = [handOf(way.by, page), wordsIn(way)];
      const admin = await apiOf(page, product, 'admin');
      await logIn(walk, product, 'admin');
      await page.goto(`${product.url}/customers/${CUSTOMER}/record`);
      await hand.press(page.getByRole('button', { name: t('customers.act.merge.do') }));
      const form = dialog(page);
      await hand.write(form.getByLabel(t('customers.act.merge.other')), OTHER);
      await hand.press(form.locator('.ant-btn-primary'));
      // Without a reason nothing is done.
      await form.getByText(t('customers.act.reasonMissing')).waitFor();
      await shoot(page, way, `record-merge-${way.by}`);
      expect(await barriers(page)).toEqual([]);
      await hand.write(form.getByLabel(t('customers.act.reason')), WHY);
      await hand.press(form.locator('.ant-btn-primary'));
      const undo = page.getByRole('button', { name: t('customers.act.undo.do'), exact: true });
      await undo.first().waitFor();
      const [merged] = await merges(admin);
      expect(merged).toMatchObject({ otherId: OTHER, undoneAt: null });
      await form.waitFor({ state: 'hidden' });
      await hand.press(undo.first());
      await hand.write(dialog(page).getByLabel(t('customers.act.reason')), WHY);
      await hand.press(dialog(page).locator('.ant-btn-primary'));
      await undo.first().waitFor({ state: 'detached' });
      const [undone] = await merges(admin);
      expect(undone).toMatchObject({ otherId: OTHER, undoneBy: 'admin' });
      const { items } = await admin.get<{ readonly items: readonly Entry[] }>(`/audit?subject=${CUSTOMER}&limit=50`);
      const told = items.find(({ action }) => action === 'customer.merge');
      expect(told).toMatchObject({ actor: 'admin', detail: { reason: WHY } });
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it('is forgotten by who may, and by nobody through a slip; what is masked stays masked', async () => {
    const { product } = stage();
    const way = { language: 'en', theme: 'light' } as const;
    const walk = await begin(stage(), way);
    const { page } = walk;
    const t = wordsIn(way);
    const personal = `/customers/${CUSTOMER}`;
    const admin = await apiOf(page, product, 'admin');
    const { personal: own } = await admin.get<{ readonly personal: { readonly msisdn: string } }>(personal);
    await logIn(walk, product, 'privacy-officer');
    await page.goto(`${product.url}/customers/${CUSTOMER}/record`);
    await page.getByRole('button', { name: t('customers.act.forget.do') }).click();
    for (const name of ['merge', 'move']) {
      expect(await page.getByRole('button', { name: t(`customers.act.${name}.do`) }).count()).toBe(0);
    }
    const form = dialog(page);
    await form.getByLabel(t('customers.act.forget.confirm')).fill(OTHER);
    await form.getByLabel(t('customers.act.reason')).fill('asked in writing');
    await form.locator('.ant-btn-primary').click();
    await form.getByText(t('customers.act.forget.confirmMissing')).waitFor();
    await settled(page);
    await shoot(page, way, 'record-forget');
    expect(await page.locator('#root').textContent()).not.toContain(own.msisdn.replace('+', ''));
    expect(await admin.has(personal)).toBe(true);
    expect(walk.faults).toEqual([]);
    await walk.close();
  });
}
