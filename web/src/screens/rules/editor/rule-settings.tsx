import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../../api/catalogue.ts';
import type { Problem } from '../../../api/refused.ts';
import { leversQuery } from '../../../api/rules.ts';
import { useSay } from '../../../app/words.ts';
import { Panel } from '../../../parts/page.tsx';
import { useMatcher } from '../../../parts/use-matcher.ts';
import type { Json } from '../convert/json.ts';
import { channelFor, channelsOf, channelsToChoose } from '../draft/offer-channels.ts';
import { putAt, type RuleDraft, type Step, withTitle } from '../draft/pack-draft.ts';
import { ofRule } from '../draft/problems.ts';
import type { Draft } from '../draft/use-draft.ts';

const PARAMS = ['event', 'params'] as const;
const HOURS = [...PARAMS, 'schedule'] as const;

type Given = {
  readonly draft: Draft;
  readonly rule: RuleDraft;
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  readonly touch: (path: string) => void;
};

type Option = { readonly value: string; readonly label: string; readonly more?: string };

function OptionText({ of: { label, more } }: { readonly of: Option }) {
  if (!more) return label;
  return (
    <>
      {label} <span className="tm-quiet">{more}</span>
    </>
  );
}

/** What is wrong at a place, as a form shows it. */
function useWrong(problems: readonly Problem[], index: number) {
  const say = useSay();
  const own = ofRule(problems, index);
  return (path: string) => {
    const here = own.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
    return here.length === 0
      ? {}
      : { validateStatus: 'error' as const, help: here.map(({ message }) => say(message)).join(' ') };
  };
}

/** What the rule is called, and what a customer gets whom it chooses: offer, channel, when. */
export function RuleSettings({ draft, rule, problems, disabled, touch }: Given) {
  const { t } = useTranslation(['rules', 'app']);
  const say = useSay();
  const matches = useMatcher();
  const offers = useQuery(offersQuery);
  const levers = useQuery(leversQuery);
  const wrong = useWrong(problems, rule.index);
  const put = (path: readonly Step[], value: Json | undefined) =>
    draft.change((json) => putAt(json, ['rules', rule.index, ...path], value));
  const channelName = (one: string) => t(`app:channel.${one}`);
  const offerOf = (id: string) => offers.data?.items.find((one) => one.id === id);
  const channels = channelsToChoose(offerOf(rule.offerId), rule.channel);
  // One change, so that one undo takes it back.
  const chooseOffer = (id: string) =>
    draft.change((json) => {
      const chosen = putAt(json, ['rules', rule.index, ...PARAMS, 'offerId'], id);
      const channel = channelFor(offerOf(id), rule.channel);
      return putAt(chosen, ['rules', rule.index, ...PARAMS, 'channel'], channel);
    });
  const leave = (path: readonly Step[]) => () => touch(`$.rules[${rule.index}].${path.join('.')}`);
  const leaveTitle = () => draft.change((json) => withTitle(json, ['rules', rule.index], rule.title));
  const text = (path: readonly Step[], value: string, label: string) => (
    <Form.Item label={label} {...wrong(`$.${path.join('.')}`)}>
      <Input
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={({ target }) => put(path, target.value)}
        onBlur={() => {
          leave(path)();
          leaveTitle();
        }}
      />
    </Form.Item>
  );
  const choice = (
    path: readonly Step[],
    value: string,
    label: string,
    options: readonly Option[],
    onChange: (chosen: string) => void = (chosen) => put(path, chosen),
  ) => (
    <Form.Item label={label} {...wrong(`$.${path.join('.')}`)}>
      <Select
        aria-label={label}
        value={value === '' ? null : value}
        disabled={disabled}
        placeholder={t('choiceHint')}
        options={[...options]}
        popupMatchSelectWidth={false}
        optionRender={({ data }) => <OptionText of={data} />}
        showSearch={{
          filterOption: (typed, option) => matches(`${option?.label} ${option?.value} ${option?.more ?? ''}`, typed),
        }}
        onChange={onChange}
        onBlur={leave(path)}
      />
    </Form.Item>
  );
  const hours = (path: readonly Step[], value: number | null, label: string) => (
    <Form.Item label={label} {...wrong(`$.${path.join('.')}`)}>
      <InputNumber<number>
        aria-label={label}
        min={0}
        precision={0}
        value={value}
        disabled={disabled}
        suffix={t('unitName.hours')}
        onChange={(typed) => put(path, typed)}
        onBlur={leave(path)}
      />
    </Form.Item>
  );
  return (
    <Panel title={t('settings')}>
      <Form layout="vertical" className="tm-rule-settings" component="div">
        {text(['title', 'zh-CN'], rule.title['zh-CN'], t('titleZh'))}
        {text(['title', 'en'], rule.title.en, t('titleEn'))}
        {text(['id'], rule.id, t('ruleId'))}
        {choice(
          [...PARAMS, 'offerId'],
          rule.offerId,
          t('offer'),
          (offers.data?.items ?? []).map((one) => ({
            value: one.id,
            label: say(one.title),
            more: channelsOf(one).map(channelName).join(t('listComma')),
          })),
          chooseOffer,
        )}
        {choice(
          [...PARAMS, 'channel'],
          rule.channel,
          t('channel'),
          channels.map((one) => ({ value: one, label: channelName(one) })),
        )}
        {choice(
          [...PARAMS, 'lever'],
          rule.lever,
          t('lever'),
          (levers.data?.items ?? []).map(({ id, title }) => ({ value: id, label: say(title) })),
        )}
        {hours([...HOURS, 'delayHours'], rule.delayHours, t('delay'))}
        {hours([...HOURS, 'expireHours'], rule.expireHours, t('expire'))}
        <Form.Item label={t('priority')} tooltip={t('priorityAbout')} {...wrong('$.priority')}>
          <InputNumber<number>
            aria-label={t('priority')}
            min={1}
            precision={0}
            value={rule.priority}
            disabled={disabled}
            onChange={(typed) => put(['priority'], typed ?? undefined)}
          />
        </Form.Item>
      </Form>
    </Panel>
  );
}
