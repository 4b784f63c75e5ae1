import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../../app/words.ts';
import { Nothing } from '../../../parts/states.tsx';
import type { Json } from '../convert/json.ts';
import { packDraft, rulesJson } from '../draft/pack-draft.ts';
import { isUndone, ruleChanges, type WordChange } from '../draft/rule-changes.ts';
import type { AskedFacts } from '../words/asked.ts';
import { sentenceOf } from '../words/sentence.ts';
import { useTeller } from '../words/use-teller.ts';
import './changes.css';

function Change({ of: { about, before, after } }: { readonly of: WordChange }) {
  const { t } = useTranslation('rules');
  return (
    <li>
      <span className="tm-quiet">{t(`changed.${about}`)}</span>
      {before === null ? null : <del>{before}</del>}
      {after === null ? null : <ins>{after}</ins>}
    </li>
  );
}

type Told = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly changes: readonly WordChange[];
};

/** Rules by their id, as the server compares them: added, removed, or saying something else. */
function useTold(before: Json, after: Json, facts: AskedFacts): readonly Told[] {
  const say = useSay();
  const teller = useTeller();
  return useMemo(() => {
    const [old, now] = [packDraft(before).rules, packDraft(after).rules];
    const [oldJson, nowJson] = [rulesJson(before), rulesJson(after)];
    const whole = (conditions: Json, side: 'before' | 'after'): WordChange => {
      const text = sentenceOf(conditions, facts, teller);
      return { about: 'conditions', before: side === 'before' ? text : null, after: side === 'after' ? text : null };
    };
    const gone = old.filter(({ id }) => !now.some((one) => one.id === id));
    const told = now.map((rule): Told => {
      const was = old.find(({ id }) => id === rule.id);
      const base = { id: rule.id, title: say(rule.title) };
      if (was === undefined) return { ...base, kind: 'added', changes: [whole(rule.conditions, 'after')] };
      const changes = ruleChanges(oldJson[was.index] ?? null, nowJson[rule.index] ?? null, facts, teller);
      return { ...base, kind: 'changed', changes };
    });
    const removed = gone.map((rule): Told => {
      const changes = [whole(rule.conditions, 'before')];
      return { id: rule.id, title: say(rule.title), kind: 'removed', changes };
    });
    return [...told.filter(({ kind, changes }) => kind === 'added' || changes.length > 0), ...removed];
  }, [before, after, facts, say, teller]);
}

/** Of what one changed, what another's changes take back or write over. */
function undoneOf(theirs: readonly Told[], own: readonly Told[]): readonly Told[] {
  return theirs.flatMap((one): readonly Told[] => {
    const mine = own.find(({ id }) => id === one.id);
    if (mine === undefined) return [];
    if (one.kind !== 'changed' || mine.kind !== 'changed') return [one];
    const changes = one.changes.filter((change) => isUndone(change, mine.changes));
    return changes.length === 0 ? [] : [{ ...one, changes }];
  });
}

/** What somebody changed meanwhile and saving this would undo. */
export function Undone({
  began,
  newest,
  after,
  facts,
}: {
  readonly began: Json;
  readonly newest: Json;
  readonly after: Json;
  readonly facts: AskedFacts;
}) {
  const { t } = useTranslation('rules');
  const undone = undoneOf(useTold(began, newest, facts), useTold(newest, after, facts));
  return undone.length === 0 ? <p>{t('save.undoesNothing')}</p> : <ToldList of={undone} />;
}

/** What one pack says differently from another, in sentences. */
export function Changes({
  before,
  after,
  facts,
}: {
  readonly before: Json;
  readonly after: Json;
  readonly facts: AskedFacts;
}) {
  const { t } = useTranslation('rules');
  const told = useTold(before, after, facts);
  return told.length === 0 ? <Nothing text={t('changed.nothing')} /> : <ToldList of={told} />;
}

function ToldList({ of: told }: { readonly of: readonly Told[] }) {
  const { t } = useTranslation('rules');
  return (
    <ul className="tm-changes">
      {told.map(({ id, title, kind, changes }) => (
        <li key={`${kind} ${id}`}>
          <strong className="tm-data">{title || id}</strong>{' '}
          <span className="tm-quiet">{t(`changed.rule.${kind}`)}</span>
          <ul>
            {changes.map((one) => (
              <Change key={`${one.about} ${one.before} ${one.after}`} of={one} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
