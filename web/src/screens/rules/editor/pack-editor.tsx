import { HistoryOutlined, NotificationOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { PackVersion } from '../../../api/rules.ts';
import type { Fact } from '../../../api/types.ts';
import { useMay } from '../../../app/me.ts';
import { useSay } from '../../../app/words.ts';
import { Leaving } from '../../../parts/leaving.tsx';
import { Page, Panel } from '../../../parts/page.tsx';
import { Nothing } from '../../../parts/states.tsx';
import type { Json } from '../convert/json.ts';
import type { RuleDraft } from '../draft/pack-draft.ts';
import { type Draft, useDraft } from '../draft/use-draft.ts';
import { type Shown, useShown } from '../draft/use-shown.ts';
import { campaignOfPack, packLink, versionsLink } from '../links.ts';
import { CountPanel } from '../side/count-panel.tsx';
import { FindingsPanel } from '../side/findings-panel.tsx';
import { PersonaPanel } from '../side/persona-panel.tsx';
import { type AskedFacts, factsByName } from '../words/asked.ts';
import { sentenceOf } from '../words/sentence.ts';
import { useTeller } from '../words/use-teller.ts';
import { ConditionsPanel, type View } from './conditions-panel.tsx';
import { PackSettings } from './pack-settings.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleSettings } from './rule-settings.tsx';
import { SavePack } from './save-pack.tsx';
import { effectsOf, useCountable, useFunnel, useProblems } from './use-live.ts';
import './pack-editor.css';

function Sentence({ rule, facts }: { readonly rule: RuleDraft; readonly facts: AskedFacts }) {
  const { t } = useTranslation('rules');
  const teller = useTeller();
  return (
    <Panel title={t('inWords')}>
      <p className="tm-sentence" aria-live="polite">
        {sentenceOf(rule.conditions, facts, teller)}
      </p>
    </Panel>
  );
}

type BodyGiven = {
  readonly draft: Draft;
  readonly facts: AskedFacts;
  readonly shown: Shown;
  readonly disabled: boolean;
};

/** One rule at a time; which one, and how it is seen, is in the address. */
function Body({ draft, facts, shown: { problems, touch }, disabled }: BodyGiven) {
  const { t } = useTranslation('rules');
  const maySee = useMay('customers.read');
  const [search, setSearch] = useSearchParams();
  const { rules } = draft.pack;
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      rules.findIndex(({ id }) => id === search.get('rule')),
    ),
  );
  const view: View = search.get('view') === 'json' ? 'json' : 'builder';
  const chosen = Math.min(index, Math.max(0, rules.length - 1));
  const rule = rules[chosen];
  const asked = useCountable(draft.json, chosen);
  const funnel = useFunnel(asked);
  const effects = useMemo(() => effectsOf(asked ? funnel.data : undefined), [asked, funnel.data]);
  const put = (name: string, value: string) =>
    setSearch({ ...Object.fromEntries(search), [name]: value }, { replace: true });
  const choose = (next: number) => {
    setIndex(next);
    const id = rules[next]?.id;
    if (id) put('rule', id);
  };
  return (
    <div className="tm-rules">
      <div className="tm-rules-list">
        <RuleList draft={draft} chosen={chosen} problems={problems} disabled={disabled} choose={choose} />
      </div>
      <div>
        {rule ? <Sentence rule={rule} facts={facts} /> : <Nothing text={t('noRules')} />}
        {rule ? (
          <>
            <ConditionsPanel
              draft={draft}
              rule={rule}
              facts={facts}
              problems={problems}
              effects={effects}
              disabled={disabled}
              view={view}
              show={(next) => put('view', next)}
            />
            <RuleSettings draft={draft} rule={rule} problems={problems} disabled={disabled} touch={touch} />
          </>
        ) : null}
      </div>
      <div>
        {rule ? (
          <CountPanel
            asked={funnel}
            isReady={asked !== null}
            hasOffer={asked?.hasOffer ?? false}
            channel={rule.channel}
            conditions={rule.conditions}
            facts={facts}
          />
        ) : null}
        {maySee ? <PersonaPanel asked={asked} /> : null}
        <FindingsPanel json={draft.json} />
      </div>
    </div>
  );
}

type Given = {
  readonly base: PackVersion | null;
  readonly begins: Json;
  readonly facts: readonly Fact[];
  /** The version that was saved takes the place of the one writing began with. */
  readonly onSaved: (saved: PackVersion) => void;
};

/** A pack to read, to write and to try: rules, sentence, builder, JSON, count, persona and findings of one draft. */
export function PackEditor({ base, begins, facts, onSaved }: Given) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const go = useNavigate();
  const [mayWrite, mayPlan] = [useMay('rules.write'), useMay('campaigns.write')];
  const isDone = useRef(false);
  const draft = useDraft(begins);
  const asked = useMemo(() => factsByName(facts), [facts]);
  const problems = useProblems(draft.json);
  const shown = useShown(problems, draft.json);
  const title = say(draft.pack.title) || draft.pack.pack || t('newPack');
  const saved = (version: PackVersion) => {
    onSaved(version);
    if (base !== null) return;
    isDone.current = true;
    void go(packLink(version.pack), { replace: true });
  };
  return (
    <Page
      title={title}
      mark={
        <>
          <Tag>{base ? t('versionName', { version: base.version }) : t('notSaved')}</Tag>
          {draft.isChanged ? <Tag color="warning">{t('changedNow')}</Tag> : null}
          {mayWrite ? null : <Tag>{t('readOnly')}</Tag>}
        </>
      }
      actions={
        <>
          {mayWrite ? (
            <>
              <Button
                icon={<UndoOutlined />}
                aria-label={t('undo')}
                title={t('undo')}
                disabled={draft.undo === null}
                onClick={() => draft.undo?.()}
              />
              <Button
                icon={<RedoOutlined />}
                aria-label={t('redo')}
                title={t('redo')}
                disabled={draft.redo === null}
                onClick={() => draft.redo?.()}
              />
              <PackSettings draft={draft} isNew={base === null} problems={shown.problems} touch={shown.touch} />
            </>
          ) : null}
          {base ? (
            <Link to={versionsLink(base.pack)}>
              <Button icon={<HistoryOutlined />}>{t('versions.open')}</Button>
            </Link>
          ) : null}
          {base && mayPlan ? (
            <Button
              icon={<NotificationOutlined />}
              disabled={draft.isChanged}
              title={draft.isChanged ? t('saveFirst') : ''}
              onClick={() => void go(campaignOfPack(base.pack))}
            >
              {t('makeCampaign')}
            </Button>
          ) : null}
          {mayWrite ? (
            <SavePack
              draft={draft}
              base={base}
              facts={asked}
              problems={problems.length}
              showProblems={shown.showAll}
              onSaved={saved}
            />
          ) : null}
        </>
      }
    >
      <Leaving isChanged={draft.isChanged} isDone={isDone} />
      <Body draft={draft} facts={asked} shown={shown} disabled={!mayWrite} />
    </Page>
  );
}
