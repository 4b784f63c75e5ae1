import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf } from './api.js';
import { waitAtTheDesk } from './at-the-desk.js';
import { IS_WHOLE, LOOKS, type Look, type Stage } from './stage.js';
import { barriers, begin, logIn, overflow, settled, shoot, untranslated } from './walk.js';

const PACK = '25-decline-win-back';
const CUSTOMER = 'syn-0000001';
const CAMPAIGN = 'winback-sample';
const OFFER = 'affinity-gigabit';

type Place = {
  readonly name: string;
  readonly path: string;
  /** What is there once the place has what it shows. */
  readonly shows: string;
};

const TABLE = 'main .ant-table-row';

const PLACES: readonly Place[] = [
  { name: 'rules', path: '/rules', shows: TABLE },
  { name: 'rule-builder', path: `/rules/${PACK}`, shows: '.queryBuilder' },
  { name: 'rule-json', path: `/rules/${PACK}?view=json`, shows: '.cm-content' },
  { name: 'rule-versions', path: `/rules/${PACK}/versions`, shows: TABLE },
  { name: 'rule-new', path: '/rules/_new', shows: '.queryBuilder' },
  { name: 'playbook', path: '/playbook', shows: 'main a[href^="/playbook/"]' },
  { name: 'playbook-pack', path: `/playbook/${PACK}`, shows: 'main .tm-panel' },
  { name: 'campaigns', path: '/campaigns', shows: TABLE },
  { name: 'campaign', path: `/campaigns/${CAMPAIGN}`, shows: 'main .tm-panel' },
  { name: 'campaign-new', path: '/campaigns/new', shows: 'main form' },
  { name: 'customers', path: '/customers', shows: 'main input' },
  { name: 'customer-profile', path: `/customers/${CUSTOMER}`, shows: 'main .ant-tabs-tab-active' },
  { name: 'customer-usage', path: `/customers/${CUSTOMER}/usage`, shows: 'main canvas' },
  { name: 'customer-value', path: `/customers/${CUSTOMER}/value`, shows: 'main .tm-panel' },
  { name: 'customer-timeline', path: `/customers/${CUSTOMER}/timeline`, shows: 'main .ant-tabs-tab-active' },
  { name: 'customer-record', path: `/customers/${CUSTOMER}/record`, shows: 'main .ant-tabs-tab-active' },
  { name: 'why', path: '/why', shows: 'main input' },
  { name: 'desk', path: '/desk', shows: 'main input' },
  { name: 'desk-call', path: `/desk/${CUSTOMER}`, shows: 'main .tm-desk button' },
  { name: 'lifecycle', path: '/lifecycle', shows: 'main canvas' },
  // Streams where months were kept already, and where not, the words for it.
  { name: 'lifecycle-migration', path: '/lifecycle/migration', shows: 'main .tm-panel, main .ant-empty' },
  { name: 'lifecycle-grid', path: '/lifecycle/grid', shows: 'main table' },
  { name: 'offers', path: '/offers', shows: TABLE },
  { name: 'offer', path: `/offers/${OFFER}`, shows: 'main .tm-panel' },
  { name: 'offer-copy', path: `/offers/_new?from=${OFFER}`, shows: 'main form' },
  { name: 'import', path: '/import', shows: TABLE },
  { name: 'import-new', path: '/import/new', shows: 'main .ant-upload' },
  { name: 'settings-models', path: '/settings/models', shows: TABLE },
  { name: 'settings-limits', path: '/settings/limits', shows: 'main .tm-panel' },
  { name: 'settings-channels', path: '/settings/channels', shows: 'main .tm-panel' },
  { name: 'settings-stops', path: '/settings/stops', shows: 'main .tm-panel' },
  { name: 'settings-users', path: '/settings/users', shows: TABLE },
  { name: 'settings-keys', path: '/settings/keys', shows: 'main .tm-panel' },
];

/** Every place in every look in a whole walk; otherwise every place in one of them. */
function placesFor(look: Look): readonly Place[] {
  return PLACES.filter((_place, at) => IS_WHOLE || LOOKS[at % LOOKS.length] === look);
}

/** What is wrong with a place, each thing in words. */
async function wrongAt(page: Page, look: Look, { name, shows }: Place): Promise<readonly string[]> {
  const isThere = await page
    .locator(shows)
    .first()
    .waitFor({ timeout: 60_000 })
    .then(
      () => true,
      () => false,
    );
  await settled(page);
  await shoot(page, look, name);
  const missing = isThere ? [] : [`nothing at ${shows}`];
  return [...missing, ...(await overflow(page)), ...(await barriers(page)), ...(await untranslated(page, look))];
}

/** Every address of the console, and the way from a customer to the desk. */
export function screens(stage: () => Stage): void {
  it.each(LOOKS)(
    'can be read by everybody, and throws and refuses nothing: $language, $theme',
    async (look) => {
      const { product } = stage();
      const walk = await begin(stage(), look);
      const { page } = walk;
      await logIn(walk, product, 'admin');
      await waitAtTheDesk(await apiOf(page, product, 'admin'));
      const wrong: (readonly [string, string])[] = [];
      for (const place of placesFor(look)) {
        const before = walk.faults.length;
        await page.goto(`${product.url}${place.path}`);
        const found = [...(await wrongAt(page, look, place)), ...walk.faults.slice(before)];
        wrong.push(...found.map((one): readonly [string, string] => [place.name, one]));
      }
      expect(wrong).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it('finds a customer by number, and opens a call with them from the desk', async () => {
    const { product } = stage();
    const walk = await begin(stage(), { language: 'en', theme: 'light' });
    const { page } = walk;
    await waitAtTheDesk(await apiOf(page, product, 'admin'));
    await logIn(walk, product, 'admin');
    await page.locator('nav a[href="/customers"]').click();
    await page.locator('main form input[autocomplete="off"]').fill(CUSTOMER);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/customers/${CUSTOMER}`);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.waitForURL(`**/customers/${CUSTOMER}/timeline`);
    await page.locator('nav a[href="/desk"]').click();
    await page.getByText('Calls to make').waitFor();
    await page.locator('main input').first().fill(CUSTOMER);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk/${CUSTOMER}**`);
    await page.getByRole('heading', { name: 'Next best offer' }).first().waitFor();
    await page.getByRole('heading', { name: 'Offered before' }).waitFor();
    await settled(page);
    expect(walk.faults).toEqual([]);
    await walk.close();
  }, 600_000);
}
