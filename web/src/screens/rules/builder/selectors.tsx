import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinatorSelectorProps, FieldSelectorProps, OperatorSelectorProps } from 'react-querybuilder';
import { useSay } from '../../../app/words.ts';
import { GROUP_KINDS, kindOf, withKind } from '../convert/edit-query.ts';
import { factOf, isGroup, type QueryGroup, type QueryRule } from '../convert/query.ts';
import { isSaved, operatorsOf, withFact, withOperator } from '../words/asked.ts';
import { useDoor } from './door.ts';

/** One choice for how the parts hold together: all, any, none, not all. */
export function KindSelector({ path, ruleGroup, disabled = false }: CombinatorSelectorProps) {
  const { t } = useTranslation('rules');
  const { replace } = useDoor();
  const group = ruleGroup as QueryGroup;
  return (
    <Select
      className="tm-kind"
      aria-label={t('kindLabel')}
      disabled={disabled}
      value={kindOf(group)}
      options={GROUP_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      onChange={(kind) => replace(path, (node) => (isGroup(node) ? withKind(node, kind) : node))}
    />
  );
}

type FactOption = { readonly value: string; readonly label: string; readonly title: string };

/** Facts by where they come from, each group under its name. */
function useFactOptions() {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { facts } = useDoor();
  return useMemo(() => {
    const groups = new Map<string, FactOption[]>();
    for (const asked of facts.values()) {
      const source = asked.source ?? 'other';
      const option = { value: asked.name, label: say(asked.labels), title: asked.help ? say(asked.help) : '' };
      groups.set(source, [...(groups.get(source) ?? []), option]);
    }
    return [...groups].map(([source, options]) => ({
      label: t(`source.${source}`),
      title: t(`source.${source}`),
      options,
    }));
  }, [facts, say, t]);
}

/** A fact by its name, its pinyin or what it is called in rules. */
export function FactSelector({ path, rule: shown, disabled = false }: FieldSelectorProps) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { facts, matches, replace } = useDoor();
  const options = useFactOptions();
  const rule = shown as QueryRule;
  const { fact } = factOf(rule.field);
  const asked = facts.get(fact);
  if (rule.meta?.raw !== undefined) return <span className="tm-quiet">{t('unreadable')}</span>;
  if (isSaved(rule)) return <span>{t('savedCondition', { name: String(rule.value) })}</span>;
  const choose = (name: string) => {
    const next = facts.get(name);
    if (next) replace(path, (node) => (isGroup(node) ? node : withFact(node, asked, next)));
  };
  return (
    <Select
      className="tm-fact"
      aria-label={t('fact')}
      title={asked ? say(asked.labels) : fact}
      placeholder={t('factHint')}
      disabled={disabled}
      value={fact === '' ? null : fact}
      options={options}
      popupMatchSelectWidth={320}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && 'value' in option && matches(`${option.label} ${option.value}`, typed),
      }}
      onChange={choose}
    />
  );
}

export function OperatorSelector({ path, rule: shown, disabled = false }: OperatorSelectorProps) {
  const { t } = useTranslation('rules');
  const { facts, replace } = useDoor();
  const rule = shown as QueryRule;
  const asked = facts.get(factOf(rule.field).fact);
  if (rule.meta?.raw !== undefined || isSaved(rule)) return null;
  const fitting: readonly string[] = operatorsOf(asked);
  const names = rule.operator === '' || fitting.includes(rule.operator) ? fitting : [rule.operator, ...fitting];
  const wordOf = (name: string) => {
    const isDay = asked?.type === 'day';
    return t([...(isDay ? [`operatorOfDay.${name}`] : []), `operator.${name}`, 'operator.foreign'], { name });
  };
  return (
    <Select
      className="tm-operator"
      aria-label={t('operatorLabel')}
      placeholder={t('operatorHint')}
      disabled={disabled || asked === undefined}
      value={rule.operator === '' ? null : rule.operator}
      options={names.map((name) => ({ value: name, label: wordOf(name) }))}
      popupMatchSelectWidth={false}
      onChange={(name) => replace(path, (node) => (isGroup(node) ? node : withOperator(node, asked, name)))}
    />
  );
}
