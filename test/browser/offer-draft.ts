import { expect, it } from '@jest/globals';
import { apiOf } from './api.js';
import { looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, untranslated } from './walk.js';
import { wordsIn } from './words.js';

type Written = {
  readonly state: string;
  readonly price?: { readonly amount: number; readonly period: string };
  readonly wording: { readonly sms?: { readonly body: { readonly 'zh-CN': string } } };
};

const FROM = 'winback-decline-high';
const TEXT = '续约有礼，详询营业厅。';

/** An offer that is sold is copied, priced and worded anew: a draft, of which nothing goes out. */
export function offerDraft(stage: () => Stage): void {
  it.each(looksIn('zh-CN'))(
    'is copied from an offer, priced, worded and written again: $language, $theme',
    async (look) => {
      const { product } = stage();
      const say = wordsIn(look);
      const walk = await begin(stage(), look);
      const { page } = walk;
      await logIn(walk, product, 'marketer');
      await page.goto(`${product.url}/offers/${FROM}`);
      await page.getByRole('button', { name: say('offers.copy') }).click();
      await page.locator('main form').waitFor();
      const id = `draft-${Date.now().toString(36)}`;
      await page.getByLabel(say('offers.id'), { exact: true }).fill(id);
      await page.getByLabel(say('offers.price'), { exact: true }).fill('59.9');
      await page.locator('textarea[id="wording_sms_body_zh-CN"]').fill(TEXT);
      await page.getByText(say('offers.encoding.ucs2')).waitFor();
      await settled(page);
      await shoot(page, look, 'offer-draft');
      expect(await barriers(page)).toEqual([]);
      expect(await untranslated(page, look)).toEqual([]);
      await page.getByRole('button', { name: say('offers.saveDraft') }).click();
      await page.waitForURL(`**/offers/${id}`);
      await page.getByRole('button', { name: say('offers.edit') }).click();
      await page.waitForURL(`**/offers/${id}/edit`);
      await page.getByLabel(say('offers.price'), { exact: true }).fill('49.9');
      await page.getByRole('button', { name: say('offers.saveDraft') }).click();
      await page.waitForURL(`**/offers/${id}`);
      const written = await (await apiOf(page, product, 'marketer')).get<Written>(`/offers/${id}`);
      expect(written.state).toBe('idea');
      expect(written.price).toEqual({ amount: 4_990, period: 'month' });
      expect(written.wording.sms?.body['zh-CN']).toBe(TEXT);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
