import { expect, it } from '@jest/globals';
import { looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';

/** From the log-in to a decision; addresses that are kept; the keyboard alone. */
export function firstWalk(stage: () => Stage): void {
  it.each(looksIn('en'))(
    'is walked from the log-in to a decision: $language, $theme',
    async (look) => {
      const { product } = stage();
      const walk = await begin(stage(), look);
      const { page } = walk;
      const at = async (name: string) => {
        await settled(page);
        await shoot(page, look, name);
        expect([name, await barriers(page)]).toEqual([name, []]);
        expect([name, await untranslated(page, look)]).toEqual([name, []]);
      };
      await page.locator('input[autocomplete="username"]').waitFor();
      await at('login');
      await logIn(walk, product, 'marketer');
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
      await page.locator('.tm-funnel button').first().waitFor();
      await at('home');
      await page.locator('nav a[href="/runs"]').click();
      await page.locator('.ant-table-row a').first().waitFor();
      await at('runs');
      await page.locator('.ant-table-row a').first().click();
      await page.locator('.tm-funnel button').nth(1).click();
      await page.locator('a[href*="/decisions/"]').first().waitFor();
      // Back closes the list of a bar, and does not leave its run.
      const opened = new URL(page.url());
      await page.goBack();
      await page.locator('a[href*="/decisions/"]').first().waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(opened.pathname);
      await page.goForward();
      await page.locator('a[href*="/decisions/"]').first().waitFor();
      await at('run');
      await page.locator('a[href*="reason="]').first().click();
      await page.waitForURL(/[?&]reason=/);
      await page.locator('a[href*="/decisions/"]').first().waitFor();
      await at('run-reason');
      await page.locator('.tm-funnel button:enabled:has([data-kind="out"])').first().click();
      await page.locator('a[href*="/decisions/"]').first().click();
      await page.locator('.tm-conditions').first().waitFor();
      await at('decision');
      await page.locator('nav a[href="/outbox"]').click();
      await page.locator('.tm-message').first().waitFor();
      await at('outbox');
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it('shows an address that was kept to who logs in, and nothing to who may not see it', async () => {
    const { product } = stage();
    const walk = await begin(stage(), { language: 'en', theme: 'light' });
    const { page } = walk;
    await page.goto(`${product.url}/runs`);
    await logIn(walk, product, 'privacy-officer');
    await page.getByText('Not for your role').waitFor();
    expect(await page.locator('nav a[href="/runs"]').count()).toBe(0);
    await page.goto(`${product.url}/no-such-page`);
    await page.getByText('There is no such page').waitFor();
    expect(walk.faults).toEqual([]);
    await walk.close();
  });

  it('finds a page by the first letters of its pinyin, with the keyboard alone', async () => {
    const { product } = stage();
    const walk = await begin(stage(), { language: 'zh-CN', theme: 'light' });
    const { page } = walk;
    await logIn(walk, product, 'marketer');
    await page.locator('.tm-funnel button').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('[role="combobox"]').waitFor();
    await page.keyboard.type('fjx');
    await page.locator('[role="option"]').first().getByText('发件箱').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/outbox');
    expect(walk.faults).toEqual([]);
    await walk.close();
  });
}
