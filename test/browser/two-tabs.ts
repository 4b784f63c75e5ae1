import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf } from './api.js';
import { looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';
import { wordsIn } from './words.js';

type Titled = { readonly title: { readonly 'zh-CN': string; readonly en: string } };

const THEIRS = '甲的标题';
const MINE = 'Typed in the other tab';

/** Two tabs over one thing: who is too late is told, keeps what was typed, and takes in what the other saved. */
export function twoTabs(stage: () => Stage): void {
  it.each(looksIn('zh-CN'))(
    'of two who edit one campaign nobody is undone: $language, $theme',
    async (look) => {
      const { product } = stage();
      const say = wordsIn(look);
      const walk = await begin(stage(), look);
      await logIn(walk, product, 'marketer');
      const api = await apiOf(walk.page, product, 'marketer');
      const id = `two-tabs-${Date.now().toString(36)}`;
      const first = await api.post<Titled>('/campaigns', { id, pack: '13-win-back' });
      const edit = async (page: Page) => {
        await page.goto(`${product.url}/campaigns/${id}/edit`);
        await page.locator('#zh').waitFor();
      };
      const save = (page: Page) => page.locator('main form button[type="submit"]').click();
      const other = await walk.page.context().newPage();
      await other.goto(product.url);
      // A new tab is told of the log-in by the others.
      await other.locator('nav a').first().waitFor();
      const { page } = walk;
      await edit(page);
      await edit(other);
      await other.locator('#zh').fill(THEIRS);
      await save(other);
      await other.waitForURL(`**/campaigns/${id}`);

      await page.locator('#en').fill(MINE);
      await save(page);
      await page.getByText(say('app.overtaken.title')).waitFor();
      await settled(page);
      await shoot(page, look, 'overtaken');
      expect(await barriers(page)).toEqual([]);
      expect(await untranslated(page, look)).toEqual([]);
      expect(await page.locator('.tm-overtaken').textContent()).toContain(THEIRS);
      expect(await page.locator('#en').inputValue()).toBe(MINE);
      const stored = () => api.get<Titled>(`/campaigns/${id}`);
      expect((await stored()).title).toEqual({ 'zh-CN': THEIRS, en: first.title.en });

      await page.getByRole('button', { name: say('app.overtaken.keepMine') }).click();
      expect(await page.locator('#zh').inputValue()).toBe(THEIRS);
      await save(page);
      await page.waitForURL(`**/campaigns/${id}`);
      expect((await stored()).title).toEqual({ 'zh-CN': THEIRS, en: MINE });

      // What is typed is not thrown away by the menu or the way back without asking.
      await page
        .getByRole('button', { name: say('campaigns.edit'), exact: false })
        .first()
        .click();
      await page.waitForURL(`**/campaigns/${id}/edit`);
      await page.locator('#zh').fill('没有保存');
      await page.locator('nav a[href="/offers"]').click();
      await page.getByText(say('app.leave.about')).waitFor();
      await page.getByRole('button', { name: say('app.leave.stay') }).click();
      expect(await page.locator('#zh').inputValue()).toBe('没有保存');
      await page.goBack();
      await page.getByText(say('app.leave.about')).waitFor();
      await page.getByRole('button', { name: say('app.leave.do') }).click();
      await page.waitForURL((url) => !url.pathname.endsWith('/edit'));

      // A name that is taken is no place for something new.
      const taken = 'winback-decline-high';
      const before = await api.get<Titled>(`/offers/${taken}`);
      await page.goto(`${product.url}/offers/_new`);
      await page.getByLabel(say('offers.id'), { exact: true }).fill(taken);
      for (const name of ['title_zh-CN', 'title_en']) await page.locator(`[id="${name}"]`).fill('覆盖了');
      await save(page);
      await page.locator('.tm-problems').getByText(taken).waitFor();
      expect(await page.locator('[id="title_en"]').inputValue()).toBe('覆盖了');
      expect(await api.get<Titled>(`/offers/${taken}`)).toEqual(before);

      // Both were refused, as they should be; nothing else went wrong.
      expect(walk.faults.filter((fault) => !fault.includes('412'))).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
