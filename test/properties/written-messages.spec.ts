import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { Organisation } from '../../src/core/access/organisation.js';
import { PURPOSES } from '../../src/core/customer/consent.js';
import { splitSms } from '../../src/core/delivery/sms-text.js';
import { offerTextProblems } from '../../src/core/delivery/template-check.js';
import { LOCALES } from '../../src/core/kit/locale.js';
import { messageFrame, WRITTEN_CHANNELS } from '../../src/core/policy/sender/sender-rules.js';
import { PreviewOffer } from '../../src/flows/preview-offer.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { anOffer } from '../builders/an-offer.js';
import { anOutreach } from '../builders/an-outreach.js';
import { SHIPPED_SENDER } from '../builders/shipped-sender.js';
import { FakeChannels } from '../fakes/fake-channel.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { DispatchScene } from '../medium/dispatch-scene.js';

const templates = new LiquidTemplates();
const letters = fc.array(fc.constantFrom(...'ab XY09.é€潮位通信，。\n'), { minLength: 1, maxLength: 200 });
const text = letters.map((some) => some.join('')).filter((some) => some.trim() !== '');
const written = fc.record({
  text,
  named: fc.boolean(),
  name: fc.constantFrom('', 'Li', '李雷', ' Ann\nExample '),
  channel: fc.constantFrom(...WRITTEN_CHANNELS),
  purpose: fc.constantFrom(...PURPOSES),
  locale: fc.constantFrom(...LOCALES),
});

describe('a message', () => {
  it('is what the preview shows, signed, and with a way out if it is marketing', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ text: body, named, name, channel, purpose, locale }) => {
        const template = named ? `{{ customerName }} ${body} {{ offer.title }}` : body;
        const both = { 'zh-CN': template, en: template };
        const offer = anOffer({
          id: 'stay',
          purpose,
          wording: { sms: { body: both }, email: { body: both, subject: both } },
        });
        const customer = aCustomer({ personal: { name }, preference: { language: locale, timeZone: 'UTC' } });
        const channels = new FakeChannels();
        const scene = new DispatchScene(new FakeOutreachStore(), channels);
        scene.sender = SHIPPED_SENDER;
        scene.offer = offer;
        scene.customerOf = () => customer;
        const outreach = anOutreach({ channel, purpose, zone: 'UTC', offerId: 'stay' });
        await scene.plan(outreach);
        await scene.dispatcher().run(outreach.shard);
        const sent = [...channels.sms.sent, ...channels.email.sent];

        const policy = aContactPolicy({ operatorZone: 'UTC', sender: SHIPPED_SENDER });
        const rules = { policy, localOffers: [], organisation: new Organisation([]) } as never;
        const offers = { find: async () => offer } as never;
        const preview = new PreviewOffer(offers, FakeCustomerStore.holding(customer), templates, rules);
        const { items } = await preview.run({ offer: 'stay', customer: { id: 'c-1', role: 'admin' } });
        const shown = items.find((one) => one.channel === channel && one.locale === locale);
        expect(sent.map(({ subject, body: told }) => [subject, told])).toEqual([[shown?.subject, shown?.body]]);

        const { signature, optOut } = SHIPPED_SENDER[channel];
        expect(sent[0]?.body).toContain(signature.text[locale]);
        expect(sent[0]?.body.includes(optOut.text[locale])).toBe(purpose === 'marketing');
      }),
      { numRuns: 60 },
    );
  });

  it('by SMS is as long as the check of offers says', () => {
    fc.assert(
      fc.property(text, (body) => {
        const offer = anOffer({ wording: { sms: { body: { 'zh-CN': '好', en: body } } } });
        const frame = messageFrame(SHIPPED_SENDER, { channel: 'sms', purpose: 'marketing', locale: 'en' });
        const { parts } = splitSms(frame.before + body.trim() + frame.after);
        const problemsAt = (smsParts: number) =>
          offerTextProblems(offer, { templates, policy: { operatorZone: 'UTC', smsParts, sender: SHIPPED_SENDER } });
        expect(problemsAt(parts.length)).toEqual([]);
        const tooLong =
          parts.length > 1 ? problemsAt(parts.length - 1).map(({ code, params }) => [code, params?.parts]) : [];
        expect(tooLong).toEqual(parts.length > 1 ? [['SMS_TOO_LONG', parts.length]] : []);
      }),
    );
  });
});
