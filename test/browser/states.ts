import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Look, looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';
import { wordsIn } from './words.js';

const OFFERS = '**/api/v1/offers';

/** Lets one question wait until it is told to go on: the answer is the product's own. */
async function heldBack(page: Page, address: string): Promise<() => Promise<void>> {
  let goOn = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(address, async (route) => {
    await told;
    await route.continue();
  });
  return async () => {
    goOn();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

/** What a screen shows where it has nothing to show: as readable as the rest, and in words. */
export function states(stage: () => Stage): void {
  const looksRight = async (page: Page, look: Look, name: string) => {
    await shoot(page, look, name);
    expect([name, await barriers(page)]).toEqual([name, []]);
    expect([name, await untranslated(page, look)]).toEqual([name, []]);
  };

  it.each(looksIn('en'))(
    'are seen and read: waiting, empty, unknown, with the id of the request: $language, $theme',
    async (look) => {
      const { product } = stage();
      const say = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      await logIn(walk, product, 'admin');

      const goOn = await heldBack(page, OFFERS);
      await page.goto(`${product.url}/offers?state=retired`);
      await page.getByRole('status', { name: say('app.state.loading') }).waitFor();
      await looksRight(page, look, 'state-waiting');
      await goOn();
      await page.locator('main .ant-table-placeholder').getByText(say('offers.none')).waitFor();
      await settled(page);
      await looksRight(page, look, 'state-empty');
      expect(walk.faults).toEqual([]);

      await page.goto(`${product.url}/offers/no-such-offer`);
      const failure = page.getByRole('alert');
      await failure.waitFor();
      const [before = ''] = say('app.error.requestId').split('{{id}}');
      expect(await failure.textContent()).toMatch(new RegExp(`${before.trim()}\\s*req_[0-9a-f-]{36}`));
      await looksRight(page, look, 'state-error');
      await walk.close();
    },
    900_000,
  );

  it.each(looksIn('en'))(
    'says who may not see a screen that they may not, and why: $language, $theme',
    async (look) => {
      const { product } = stage();
      const say = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      await page.goto(`${product.url}/runs`);
      await logIn(walk, product, 'privacy-officer');
      await page.getByText(say('app.state.noPermission')).waitFor();
      await page.getByText(say('app.state.noPermissionHelp')).waitFor();
      await looksRight(page, look, 'state-no-permission');
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    600_000,
  );
}
