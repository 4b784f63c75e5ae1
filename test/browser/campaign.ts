import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { handOf } from './hands.js';
import { type Look, looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, overflow, settled, shoot, textOf, untranslated } from './walk.js';
import { waysOf } from './ways.js';
import { wordsIn } from './words.js';

const CAMPAIGN = 'winback-sample';
/** Of each number of a dry run. */
const DRY_RUN_NAMES = 100;

const numberIn = (text: string) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', ''));

async function looksRight(page: Page, look: Look, name: string): Promise<void> {
  await settled(page);
  await shoot(page, look, name);
  const wrong = [...(await barriers(page)), ...(await overflow(page)), ...(await untranslated(page, look))];
  expect([name, wrong]).toEqual([name, []]);
}

/** Where the messages of a campaign are, and what is asked of who makes one. */
export function campaign(stage: () => Stage): void {
  it.each(looksIn('en'))(
    'opens the messages that its totals count, and one of them: $language, $theme',
    async (look) => {
      const { product } = stage();
      const t = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      await logIn(walk, product, 'marketer');
      await page.goto(`${product.url}/campaigns/${CAMPAIGN}`);
      const planned = page.locator('.tm-figures').first().getByRole('button').first();
      await planned.waitFor();
      const count = numberIn(await textOf(planned));
      expect(count).toBeGreaterThan(0);
      await planned.click();
      await page.waitForURL('**/campaigns/*?messages=planned');
      const links = page.locator('main a[href*="/decisions/"]');
      await links.first().waitFor();
      const [before = '', after = ''] = t('campaigns.shownOf')
        .replace('{{count}}', count.toLocaleString('en'))
        .split('{{shown}}');
      await page.getByText(before || after, { exact: false }).waitFor();
      await looksRight(page, look, 'campaign-messages');
      const customer = await textOf(links.first());
      await links.first().click();
      await page.waitForURL('**/decisions/**');
      await page.getByRole('heading', { level: 1 }).getByText(customer).waitFor();
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    300_000,
  );

  it.each(waysOf('en'))(
    'opens the customers that the numbers of a dry run count, and one of them: $language, by $by',
    async ({ by, ...look }) => {
      const { product } = stage();
      const t = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      const hand = handOf(by, page);
      await logIn(walk, product, 'marketer');
      await page.goto(`${product.url}/campaigns/${CAMPAIGN}`);
      await hand.press(page.getByRole('button', { name: t('campaigns.dryRun') }));
      const result = page.locator('.tm-dry-run');
      await result.waitFor({ timeout: 180_000 });
      const figures = result.locator('.tm-figures').getByRole('button');
      const list = page.locator('.tm-dry-run-people');
      const numbers = [figures.nth(1), result.locator('.tm-funnel button:enabled').first()];
      for (const number of [...numbers, result.locator('td').getByRole('button').first()]) {
        const count = numberIn(await textOf((await number.locator('.tm-funnel-count').all())[0] ?? number));
        expect(count).toBeGreaterThan(0);
        await hand.press(number);
        const shown = t('app.people.shownOf')
          .replace('{{shown}}', Math.min(count, DRY_RUN_NAMES).toLocaleString('en'))
          .replace('{{count}}', count.toLocaleString('en'));
        await list.getByText(shown, { exact: false }).waitFor();
      }
      await looksRight(page, look, `campaign-dry-run-by-${by}`);
      const first = list.locator('a[href^="/customers/"]').first();
      const customer = await textOf(first);
      await hand.press(first);
      await page.waitForURL('**/customers/**');
      await page.getByRole('heading', { level: 1 }).getByText(customer).waitFor();
      await page.goBack();
      await list.locator('a').getByText(customer, { exact: true }).waitFor();
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    300_000,
  );

  it.each(looksIn('zh-CN'))(
    'without a control says why, and is seen before it is started: $language, $theme',
    async (look) => {
      const { product } = stage();
      const t = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      const hand = handOf('mouse', page);
      await logIn(walk, product, 'marketer');
      await page.goto(`${product.url}/campaigns/new?pack=25-decline-win-back`);
      await hand.pick(page.getByRole('radio', { name: t('plan.schedule.kind.hand') }));
      await hand.write(page.getByLabel(t('campaigns.controlShare'), { exact: true }), '0');
      await page.keyboard.press('Tab');
      const why = page.getByLabel(t('campaigns.noControlWhy'), { exact: true });
      await why.waitFor();
      const save = page.getByRole('button', { name: t('campaigns.saveDraft') });
      await hand.press(save);
      await page.locator('.ant-form-item-explain-error').getByText(t('campaigns.needed')).waitFor();
      await looksRight(page, look, 'campaign-no-control');
      const reason = look.language === 'en' ? 'A legal notice to everybody' : '依法须告知全部客户';
      await hand.write(why, reason);
      await hand.press(save);
      await page.waitForURL((url) => /^\/campaigns\/(?!new)/.test(url.pathname));
      await page.locator('.tm-set-up').getByText(reason).waitFor();
      await looksRight(page, look, 'campaign-draft');
      await hand.press(page.getByRole('button', { name: t('campaigns.start'), exact: false }).first());
      const dialog = page.getByRole('dialog');
      await dialog.locator('.tm-start-people').waitFor({ timeout: 180_000 });
      await looksRight(page, look, 'campaign-start');
      await hand.press(dialog.getByRole('button', { name: t('app.cancel'), exact: true }));
      await dialog.waitFor({ state: 'hidden' });
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    300_000,
  );
}
