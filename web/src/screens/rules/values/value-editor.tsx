import { QuestionCircleOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import { useSay } from '../../../app/words.ts';
import { useDoor } from '../builder/door.ts';
import { type UnknownMeaning, unknownOf, withUnknown } from '../convert/edit-query.ts';
import type { Json } from '../convert/json.ts';
import { factOf, isGroup, type QueryRule } from '../convert/query.ts';
import { editorKind, fieldsOf, isSaved, mustSayUnknown } from '../words/asked.ts';
import { ListValue } from './list-value.tsx';
import { RangeValue, SeveralValues } from './many-values.tsx';
import { OneValue, TextValue, type ValueGiven } from './one-value.tsx';
import { CountValue, MomentValue, TrendValue } from './time-values.tsx';

/** By the operator: a day that is asked about by "within the next days" is edited as a number of days. */
function Editor({ operator, ...given }: ValueGiven & { readonly operator: string }) {
  const { element } = useDoor();
  const kind = editorKind(given.fact, operator);
  const [shape] = kind.split(' ');
  if (shape === 'one') return <OneValue {...given} />;
  if (shape === 'several') return <SeveralValues {...given} />;
  if (shape === 'range') return <RangeValue {...given} />;
  switch (kind) {
    case 'moment':
      return <MomentValue {...given} />;
    case 'days':
      return <CountValue {...given} unit="days" min={0} />;
    case 'months':
      return <CountValue {...given} unit="months" min={1} />;
    case 'fall':
      return <TrendValue {...given} needsPct />;
    case 'average':
      return <TrendValue {...given} needsPct={false} />;
    case 'list':
      return <ListValue {...given} />;
    case 'element':
      return element({ ...given, facts: fieldsOf(given.fact) });
    default:
      return <TextValue {...given} />;
  }
}

/** What holds for customers of whom it is not known: unsaid is no, and a question for what somebody is not must say it. */
function UnknownChoice({
  rule,
  path,
  disabled,
  isNeeded,
}: {
  readonly rule: QueryRule;
  readonly path: readonly number[];
  readonly disabled: boolean;
  readonly isNeeded: boolean;
}) {
  const { t } = useTranslation('rules');
  const { replace } = useDoor();
  const said = unknownOf(rule);
  const isQuiet = said === null && !isNeeded;
  const choices =
    isNeeded && said !== null ? (['matches', 'fails'] as const) : (['unsaid', 'matches', 'fails'] as const);
  return (
    <Select<'unsaid' | UnknownMeaning>
      className="tm-unknown"
      data-said={!isQuiet}
      aria-label={t('unknownLabel')}
      title={t(isQuiet ? 'unknown.unsaid' : 'unknownLabel')}
      disabled={disabled}
      value={said ?? 'unsaid'}
      {...(isQuiet
        ? { variant: 'borderless', suffixIcon: null, labelRender: () => <QuestionCircleOutlined aria-hidden /> }
        : {})}
      status={isNeeded && said === null ? 'error' : ''}
      options={choices.map((one) => ({
        value: one,
        label: t(one === 'unsaid' && isNeeded ? 'unknown.needed' : `unknown.${one}`),
      }))}
      popupMatchSelectWidth={false}
      onChange={(chosen) =>
        replace(path, (node) => (isGroup(node) ? node : withUnknown(node, chosen === 'unsaid' ? null : chosen)))
      }
    />
  );
}

export function ValueEditor({ path, rule: shown, disabled = false }: ValueEditorProps) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { facts, replace } = useDoor();
  const rule = shown as QueryRule;
  const fact = facts.get(factOf(rule.field).fact);
  if (fact === undefined || isSaved(rule) || rule.operator === '') return null;
  if (rule.valueSource === 'field') {
    const other = factOf(String(rule.value)).fact;
    const labels = facts.get(other)?.labels;
    return <span>{t('otherFact', { fact: labels ? say(labels) : other })}</span>;
  }
  const put = (value: Json) =>
    replace(path, (node) => {
      if (isGroup(node)) return node;
      const { noValue: _noValue, ...meta } = node.meta ?? {};
      return { ...node, value, meta };
    });
  return (
    <>
      <Editor
        fact={fact}
        operator={rule.operator}
        value={rule.value}
        label={t('valueOf', { fact: say(fact.labels) })}
        disabled={disabled}
        onChange={put}
      />
      {fact.nullable ? (
        <UnknownChoice rule={rule} path={path} disabled={disabled} isNeeded={mustSayUnknown(fact, rule.operator)} />
      ) : null}
    </>
  );
}
