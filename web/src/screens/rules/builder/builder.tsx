import * as DndKit from '@dnd-kit/core';
import { QueryBuilderDnD } from '@react-querybuilder/dnd';
import { createDndKitAdapter } from '@react-querybuilder/dnd/dnd-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder, QueryBuilderContext, type RuleGroupType, type RuleType } from 'react-querybuilder';
import type { Problem } from '../../../api/refused.ts';
import { useSay } from '../../../app/words.ts';
import type { Matcher } from '../../../parts/pinyin.ts';
import { useMatcher } from '../../../parts/use-matcher.ts';
import { emptyRule, replaceAt } from '../convert/edit-query.ts';
import { fromQuery } from '../convert/from-query.ts';
import type { Json } from '../convert/json.ts';
import type { QueryGroup } from '../convert/query.ts';
import { toQuery } from '../convert/to-query.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import type { AskedFacts } from '../words/asked.ts';
import { AddGroup, AddRule, CloneNode, DragHandle, RemoveGroup, RemoveRule, Shift } from './actions.tsx';
import { AnnouncedDrag } from './announced-drag.tsx';
import { type BuilderDoor, BuilderDoorProvider, type Effect, type ElementGiven } from './door.ts';
import { FactSelector, KindSelector, OperatorSelector } from './selectors.tsx';
import './builder.css';

const ADAPTER = createDndKitAdapter({ ...DndKit, DndContext: AnnouncedDrag as typeof DndKit.DndContext });
const CONTROLS = {
  combinatorSelector: KindSelector,
  fieldSelector: FactSelector,
  operatorSelector: OperatorSelector,
  valueEditor: ValueEditor,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  cloneRuleAction: CloneNode,
  cloneGroupAction: CloneNode,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
  shiftActions: Shift,
  dragHandle: DragHandle,
};
const COMBINATORS = ['and', 'or'].map((name) => ({ name, value: name, label: name }));
const NO_PROBLEMS: BuilderDoor['problems'] = new Map();
const NO_EFFECTS: BuilderDoor['effects'] = new Map();
/** A part that asks about an element stands in another one, and is not dragged with it. */
const ON_ITS_OWN = {};

type Given = {
  readonly conditions: Json;
  readonly facts: AskedFacts;
  readonly disabled: boolean;
  readonly isNested: boolean;
  readonly onChange: (conditions: Json) => void;
};

/** A question that is new asks nothing yet; a group that is new has one such question, because empty it would match everybody. */
const asNewRule = (rule: RuleType): RuleType => ({ ...emptyRule(rule.id ?? '') });
const asNewGroup = (group: RuleGroupType): RuleGroupType => ({ ...group, combinator: 'or', rules: [emptyRule('')] });

function Tree({ conditions, facts, disabled, isNested, onChange }: Given) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const query = useMemo(() => toQuery(conditions), [conditions]);
  const fields = useMemo(
    () => [...facts.values()].map(({ name, labels }) => ({ name, value: name, label: say(labels) })),
    [facts, say],
  );
  return (
    <QueryBuilder
      query={query as RuleGroupType}
      onQueryChange={(next: RuleGroupType) => onChange(fromQuery(next as QueryGroup))}
      fields={fields}
      combinators={COMBINATORS}
      controlElements={CONTROLS}
      controlClassnames={{ queryBuilder: 'tm-builder' }}
      accessibleDescriptionGenerator={({ path }) =>
        path.length === 0 ? t('builder') : t('groupAt', { place: path.map((step) => step + 1).join('.') })
      }
      onAddRule={asNewRule}
      onAddGroup={asNewGroup}
      enableMountQueryChange={false}
      enableDragAndDrop={!isNested && !disabled}
      disabled={disabled}
      resetOnFieldChange={false}
      showShiftActions
      showCloneButtons
    />
  );
}

type Around = Pick<BuilderDoor, 'problems' | 'effects' | 'matches'>;

function Level({ around, ...given }: Given & { readonly around: Around }) {
  const { conditions, facts, onChange } = given;
  const { matches } = around;
  const door = useMemo((): BuilderDoor => {
    const element = (given: ElementGiven) => <Element {...given} matches={matches} />;
    const replace: BuilderDoor['replace'] = (path, change) =>
      onChange(fromQuery(replaceAt(toQuery(conditions), path, change)));
    return { facts, ...around, replace, element };
  }, [around, matches, facts, conditions, onChange]);
  return (
    <BuilderDoorProvider value={door}>
      <Tree {...given} />
    </BuilderDoorProvider>
  );
}

/** Conditions on one element of a list: the builder again, over the fields of the list. */
function Element({ value, facts, disabled, label, onChange, matches }: ElementGiven & { readonly matches: Matcher }) {
  const around = useMemo(() => ({ matches, problems: NO_PROBLEMS, effects: NO_EFFECTS }), [matches]);
  return (
    <fieldset className="tm-element">
      <legend className="tm-hidden">{label}</legend>
      <QueryBuilderContext.Provider value={ON_ITS_OWN}>
        <Level around={around} conditions={value} facts={facts} disabled={disabled} isNested onChange={onChange} />
      </QueryBuilderContext.Provider>
    </fieldset>
  );
}

type BuilderGiven = Omit<Given, 'isNested'> & {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly effects: ReadonlyMap<string, Effect>;
};

/** Conditions to click together. What they are is the JSON: the builder shows it, and every change is a change of it. */
export default function Builder({ problems, effects, ...given }: BuilderGiven) {
  const matches = useMatcher();
  const around = useMemo(() => ({ problems, effects, matches }), [problems, effects, matches]);
  return (
    <QueryBuilderDnD dnd={ADAPTER}>
      <Level {...given} around={around} isNested={false} />
    </QueryBuilderDnD>
  );
}
