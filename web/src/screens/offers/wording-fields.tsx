import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type ChannelName, type Purpose } from '../../../../src/core/customer/consent.js';
import { framed } from '../../../../src/core/delivery/write-message.js';
import { messageFrame } from '../../../../src/core/policy/sender/sender-rules.js';
import { policyQuery } from '../../api/settings.ts';
import { LANGUAGES, type Language } from '../../app/preferences.ts';
import { Panel } from '../../parts/page.tsx';
import { lookAtSms } from './sms.ts';

/** How many parts the template would have as it is written, signed and with the way out; what is filled in is seen in the preview. */
function SmsSize({ language }: { readonly language: Language }) {
  const { t } = useTranslation('offers');
  const text = Form.useWatch<string | undefined>(['wording', 'sms', 'body', language]) ?? '';
  const purpose = Form.useWatch<Purpose | undefined>('purpose') ?? 'marketing';
  const { data: policy } = useQuery(policyQuery);
  if (text === '') return null;
  const frame = messageFrame(policy?.sender ?? undefined, { channel: 'sms', purpose, locale: language });
  const { encoding, parts, units, room } = lookAtSms(framed(text, frame));
  return (
    <span className="tm-quiet">
      {t('smsParts', { count: parts.length })} · {t(`encoding.${encoding}`)} · {t('smsUnits', { units, room })}
    </span>
  );
}

function ChannelWords({ channel, language }: { readonly channel: ChannelName; readonly language: Language }) {
  const { t } = useTranslation('offers');
  return (
    <div>
      {channel === 'email' ? (
        <Form.Item name={['wording', channel, 'subject', language]} label={t(`subjectIn.${language}`)}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item
        name={['wording', channel, 'body', language]}
        label={t(`bodyIn.${language}`)}
        extra={channel === 'sms' ? <SmsSize language={language} /> : null}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
    </div>
  );
}

/** The words of every channel in both languages; what is left blank is not sent on that channel. */
export function WordingFields() {
  const { t } = useTranslation(['offers', 'app']);
  return (
    <Panel title={t('texts')}>
      <p className="tm-quiet">{t('wordingAbout')}</p>
      {CHANNELS.map((channel) => (
        <fieldset key={channel} className="tm-offer-words">
          <legend>{t(`app:channel.${channel}`)}</legend>
          <div className="tm-offer-row">
            {LANGUAGES.map((language) => (
              <ChannelWords key={language} channel={channel} language={language} />
            ))}
          </div>
        </fieldset>
      ))}
    </Panel>
  );
}
