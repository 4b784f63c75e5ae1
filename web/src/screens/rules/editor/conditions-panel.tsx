import { useQuery } from '@tanstack/react-query';
import { Alert, Segmented } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/refused.ts';
import { packSchemaQuery } from '../../../api/rules.ts';
import { Panel } from '../../../parts/page.tsx';
import { Waiting } from '../../../parts/states.tsx';
import type { Effect } from '../builder/door.ts';
import { isRecord, type Json } from '../convert/json.ts';
import { toQuery } from '../convert/to-query.ts';
import { putAt, type RuleDraft } from '../draft/pack-draft.ts';
import { byNode, ofConditions, ofRule } from '../draft/problems.ts';
import type { Draft } from '../draft/use-draft.ts';
import type { AskedFacts } from '../words/asked.ts';

const Builder = lazy(() => import('../builder/builder.tsx'));
const JsonEditor = lazy(() => import('./json-editor.tsx'));

export type View = 'builder' | 'json';

type Given = {
  readonly draft: Draft;
  readonly rule: RuleDraft;
  readonly facts: AskedFacts;
  readonly problems: readonly Problem[];
  readonly effects: ReadonlyMap<string, Effect>;
  readonly disabled: boolean;
  readonly view: View;
  readonly show: (view: View) => void;
};

/** The same conditions clicked together or written as JSON: one draft, seen from two sides. */
export function ConditionsPanel({ draft, rule, facts, problems, effects, disabled, view, show }: Given) {
  const { t } = useTranslation('rules');
  const schema = useQuery({ ...packSchemaQuery, enabled: view === 'json' });
  const [unread, setUnread] = useState<string | null>(null);
  const { change } = draft;
  const { index, conditions } = rule;
  const put = useCallback(
    (next: Json) => change((json) => putAt(json, ['rules', index, 'conditions'], next)),
    [change, index],
  );
  const replace = useCallback((next: Json) => change(() => next), [change]);
  const placed = useMemo(
    () => byNode(ofConditions(ofRule(problems, index)), toQuery(conditions)),
    [problems, index, conditions],
  );
  return (
    <Panel
      title={t(view === 'json' ? 'wholePack' : 'conditions')}
      extra={
        <Segmented
          aria-label={t('view.label')}
          value={view}
          options={(['builder', 'json'] as const).map((one) => ({ value: one, label: t(`view.${one}`) }))}
          onChange={show}
        />
      }
    >
      {unread !== null ? <Alert type="warning" showIcon title={t('json.unread')} className="tm-unread" /> : null}
      <Suspense fallback={<Waiting />}>
        {view === 'json' ? (
          <JsonEditor
            json={draft.json}
            unread={unread}
            schema={isRecord(schema.data) ? schema.data : null}
            problems={problems}
            disabled={disabled}
            at={`$.rules[${index}]`}
            onChange={replace}
            onUnread={setUnread}
          />
        ) : (
          <Builder
            key={index}
            conditions={conditions}
            facts={facts}
            problems={placed}
            effects={effects}
            disabled={disabled || unread !== null}
            onChange={put}
          />
        )}
      </Suspense>
    </Panel>
  );
}
