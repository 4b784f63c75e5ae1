import { expect, it } from '@jest/globals';
import { handOf } from './hands.js';
import { looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, overflow, settled, shoot, untranslated } from './walk.js';
import { wordsIn } from './words.js';

/** Which values of a column are shown is chosen without a mouse, and what is chosen is said aloud. */
export function tables(stage: () => Stage): void {
  it.each(looksIn('zh-CN'))(
    'are filtered by the keyboard alone: $language, $theme',
    async (look) => {
      const { product } = stage();
      const say = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      const { keyboard } = page;
      await logIn(walk, product, 'admin');
      await page.goto(`${product.url}/offers`);
      await page.locator('main .ant-table-row').first().waitFor();
      await settled(page);
      const rows = () => page.locator('main .ant-table-row').allInnerTexts();
      const before = await rows();
      const button = page.locator('main thead .tm-filter[aria-haspopup]').first();
      const panel = page.locator('.tm-filter-panel:popover-open');

      await handOf('keyboard', page).press(button);
      const first = panel.locator('label').first();
      await panel.locator('input:focus').waitFor();
      const [name = ''] = await first.allInnerTexts();
      await keyboard.press('Space');
      await panel.locator('input:checked').waitFor();
      await shoot(page, look, 'table-filter');
      expect([...(await barriers(page)), ...(await overflow(page)), ...(await untranslated(page, look))]).toEqual([]);
      const shown = await rows();
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.filter((text) => !text.includes(name))).toEqual([]);

      await keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await page.locator('main thead .tm-filter:focus').count()).toBe(1);
      const [said = ''] = say('app.table.filtered').split('{{name}}');
      expect(await button.getAttribute('aria-label')).toMatch(new RegExp(`^${said}.*1`));

      await keyboard.press('Enter');
      await panel.locator('input:focus').waitFor();
      await keyboard.press('Enter');
      await panel.locator('input:checked').waitFor({ state: 'detached' });
      expect(await rows()).toEqual(before);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    300_000,
  );
}
