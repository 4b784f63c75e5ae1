import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { apiOf } from './api.js';
import { type Hand, handOf } from './hands.js';
import { type Look, looksIn, type Stage } from './stage.js';
import { barriers, begin, logIn, settled, shoot, textOf, untranslated, type Walk } from './walk.js';
import { wordsIn } from './words.js';

/** An offer that is said on the telephone only. */
const CALLED = 'hold-contract';
const LEVER = '离网预警与挽留';

type Going = Walk & { readonly look: Look; readonly hand: Hand; readonly t: (key: string) => string };

const field = ({ page, t }: Going, key: string) =>
  page.locator('.tm-rule-settings').getByLabel(t(key), { exact: true });
const itemOf = (place: Locator) =>
  place.locator('xpath=ancestor::div[contains(concat(" ",@class," ")," ant-form-item ")][1]');
const shownIn = (place: Locator) =>
  textOf(place.locator('xpath=ancestor-or-self::*[contains(@class,"ant-select")][last()]'));

/** A name in Chinese, and nothing else. */
async function name(going: Going, title: string): Promise<void> {
  const { page, hand, t } = going;
  await hand.press(page.locator('nav a[href="/rules"]'));
  await hand.press(page.getByRole('button', { name: t('rules.newPack') }));
  const dialog = page.getByRole('dialog');
  await hand.write(dialog.getByLabel(t('rules.titleZh')), title);
  await hand.press(dialog.locator('.ant-btn-primary'));
  await dialog.waitFor({ state: 'hidden' });
}

/** Which reason they left for: by what it is called, not by a code that nobody knows. */
async function askForReason(going: Going): Promise<void> {
  const { page, hand, t } = going;
  const builder = page.locator('.queryBuilder');
  await hand.choose(builder.locator('.tm-fact').first(), '流失原因', 'lossReason');
  await hand.choose(builder.locator('.tm-choice-value').first(), '价格');
  const sentence = page.locator('.tm-sentence');
  await sentence.getByText('价格').waitFor();
  expect(await textOf(sentence)).not.toMatch(/[a-z]{3,}/);
  // The keyboard takes back what was chosen from a list, and does it again.
  await page.keyboard.press('Control+z');
  await sentence.getByText('价格').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+y');
  await sentence.getByText('价格').waitFor();
  expect(await textOf(builder.locator('.tm-choice-value').first())).toContain('价格');
  // From a list that is not searched, too.
  const kind = builder.locator('.tm-kind').first();
  await hand.choose(kind, t('rules.kind.any'));
  await kind.getByText(t('rules.kind.any')).waitFor();
  await page.keyboard.press('Control+z');
  await kind.getByText(t('rules.kind.all')).waitFor();
}

/** Nothing is chosen yet: saving asks for it in plain words. */
async function isAskedFor(going: Going): Promise<void> {
  const { page, hand, t } = going;
  await hand.press(page.getByRole('button', { name: t('rules.save.do'), exact: true }));
  await page.locator('.ant-message-warning').first().waitFor();
  for (const [key, words] of [
    ['rules.offer', 'rules.missing.offerId'],
    ['rules.lever', 'rules.missing.lever'],
  ] as const) {
    const help = itemOf(field(going, key)).locator('.ant-form-item-explain');
    expect([key, (await textOf(help)).trim()]).toEqual([key, t(words)]);
  }
  const own = page.locator('.tm-page-head, main').locator('.ant-badge-count');
  expect(await own.count()).toBe(await page.locator('.tm-rule-list .ant-badge-count').count());
}

async function chooseOffer(going: Going, id: string): Promise<void> {
  const { hand, t } = going;
  await hand.choose(field(going, 'rules.offer'), t('app.channel.call-list'), id);
  expect(await shownIn(field(going, 'rules.channel'))).toContain(t('app.channel.call-list'));
  await hand.choose(field(going, 'rules.lever'), LEVER);
}

async function save({ page, hand, t }: Going): Promise<void> {
  const button = page.getByRole('button', { name: t('rules.save.do'), exact: true });
  await hand.press(button);
  const dialog = page.getByRole('dialog');
  await dialog.locator('.tm-figures').waitFor();
  await hand.press(dialog.locator('.ant-btn-primary'));
  await page.getByText(t('rules.versionName').replace('{{version}}', '1'), { exact: true }).waitFor();
}

async function start({ page, hand, t }: Going): Promise<void> {
  await hand.press(page.getByRole('button', { name: t('rules.makeCampaign') }));
  await page.waitForURL('**/campaigns/new**');
  await hand.pick(page.getByRole('radio', { name: t('plan.schedule.kind.hand') }));
  await hand.press(page.getByRole('button', { name: t('campaigns.saveDraft') }));
  await page.waitForURL((url) => /^\/campaigns\/(?!new)/.test(url.pathname));
  await hand.press(page.getByRole('button', { name: t('campaigns.start'), exact: false }).first());
  const dialog = page.getByRole('dialog');
  await dialog.locator('.tm-start-people').waitFor({ timeout: 180_000 });
  await hand.write(dialog.locator('textarea'), 'first');
  await hand.press(dialog.locator('.ant-btn-primary'));
  await page.waitForURL('**/runs/**');
  await page.getByText(t('app.runState.done'), { exact: true }).waitFor({ timeout: 300_000 });
}

/** From the log-in to a run of a rule of their own, made of nothing, without an error on the way. */
export function newcomer(stage: () => Stage): void {
  it.each(looksIn('zh-CN').filter(({ language }) => language === 'zh-CN'))(
    'writes a rule of their own from an empty pack and runs it: $language, $theme',
    async (look) => {
      const walk = await begin(stage(), look);
      const { page } = walk;
      const going: Going = { ...walk, look, hand: handOf('mouse', page), t: wordsIn(look) };
      await page
        .getByText(going.t('app.login.sample'))
        .or(page.getByText(going.t('app.login.own')))
        .waitFor();
      await logIn(walk, stage().product, 'marketer');
      await name(going, '价格流失挽回');
      await askForReason(going);
      await isAskedFor(going);
      await chooseOffer(going, CALLED);
      await settled(page);
      await shoot(page, look, 'newcomer-rule');
      expect(await barriers(page)).toEqual([]);
      expect(await untranslated(page, look)).toEqual([]);
      await save(going);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      expect(id).toMatch(/^jia-ge-liu-shi-wan-hui(-\d+)?$/);
      await start(going);
      await shoot(page, look, 'newcomer-run');
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );

  it('who is overtaken by a colleague is told what of theirs saving undoes', async () => {
    const look: Look = { language: 'zh-CN', theme: 'light' };
    const walk = await begin(stage(), look);
    const { page } = walk;
    const going: Going = { ...walk, look, hand: handOf('mouse', page), t: wordsIn(look) };
    const { t, hand } = going;
    const api = await apiOf(page, stage().product, 'marketer');
    type Pack = { readonly content: { readonly pack: string; readonly rules: readonly Rule[] } };
    type Rule = { readonly title: object; readonly event: { readonly params: { readonly schedule: object } } };
    const { content } = await api.get<Pack>('/rule-packs/25-decline-win-back');
    const pack = `overtaken-${Date.now().toString(36)}`;
    await api.post('/rule-packs', { ...content, pack });
    await logIn(walk, stage().product, 'marketer');
    await page.goto(`${stage().product.url}/rules/${pack}`);
    const delay = field(going, 'rules.delay');
    await hand.write(delay, '7');
    // A colleague, in another tab: the same rule is called otherwise now.
    const title = { 'zh-CN': '同事改的名字', en: 'Called otherwise' };
    const [first, ...others] = content.rules;
    await api.post('/rule-packs', { ...content, pack, rules: [{ ...first, title }, ...others] });
    await hand.press(page.getByRole('button', { name: t('rules.save.do'), exact: true }));
    const told = page.getByRole('dialog').locator('.ant-alert-warning');
    expect(await textOf(told)).toContain('同事改的名字');
    // What is compared with is theirs, too.
    expect(await textOf(page.getByRole('dialog').locator('.tm-changes').last())).toContain('同事改的名字');
    await settled(page);
    await shoot(page, look, 'overtaken');
    expect(walk.faults).toEqual([]);
    await walk.close();
  }, 900_000);
}
