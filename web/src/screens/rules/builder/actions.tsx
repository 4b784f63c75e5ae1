import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  FolderAddOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { forwardRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionProps, DragHandleProps, ShiftActionsProps } from 'react-querybuilder';
import { useSay } from '../../../app/words.ts';
import { useFormat } from '../../../parts/format.ts';
import { carriedBy } from '../convert/edit-query.ts';
import { isGroup, type QueryNode } from '../convert/query.ts';
import { type Effect, useDoor } from './door.ts';

function EffectText({ of: { left, without } }: { readonly of: Effect }) {
  const { t } = useTranslation('rules');
  const { exact } = useFormat();
  const change =
    without > 0 ? t('effect.drops', { count: exact(without) }) : t('effect.adds', { count: exact(-without) });
  return (
    <span className="tm-effect tm-quiet">
      {left === undefined ? null : <span>{t('effect.left', { count: exact(left) })}</span>}
      <span>{without === 0 ? t('effect.nothing') : change}</span>
    </span>
  );
}

function Carried({ of }: { readonly of: QueryNode }) {
  const { t } = useTranslation('rules');
  const carried = isGroup(of) ? [] : carriedBy(of);
  if (carried.length === 0) return null;
  return (
    <Tooltip title={t('carriedAbout')}>
      <span className="tm-effect tm-quiet">{t('carried', { names: carried.join(', ') })}</span>
    </Tooltip>
  );
}

/** What is wrong with a node and what it does to the audience, under it. */
function Notes({ of }: { readonly of: QueryNode }) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { problems, effects } = useDoor();
  const effect = effects.get(of.id);
  const isEmpty = isGroup(of) && of.rules.length === 0;
  const wrong = (problems.get(of.id) ?? []).map(({ path, code, message }) => ({
    key: `${path} ${code}`,
    text: say(message),
  }));
  const told = isEmpty ? [{ key: 'empty', text: t('emptyGroup') }] : wrong;
  return (
    <>
      {effect && !isEmpty ? <EffectText of={effect} /> : null}
      <Carried of={of} />
      {told.map(({ key, text }) => (
        <p key={key} className="tm-node-problem" role="alert">
          {text}
        </p>
      ))}
    </>
  );
}

type Icon = { readonly icon: ReactNode; readonly words: string; readonly showsWords?: boolean };

function TextButton({ icon, words, showsWords = false, handleOnClick, disabled = false }: ActionProps & Icon) {
  return (
    <Button
      type="text"
      size="small"
      icon={icon}
      disabled={disabled}
      {...(showsWords ? {} : { 'aria-label': words, title: words })}
      onClick={(event) => handleOnClick(event)}
    >
      {showsWords ? words : null}
    </Button>
  );
}

export function AddRule(given: ActionProps) {
  const { t } = useTranslation('rules');
  return <TextButton {...given} icon={<PlusOutlined />} words={t('addCondition')} showsWords />;
}

/** Every group has it, so that notes on a group hang here. */
export function AddGroup(given: ActionProps) {
  const { t } = useTranslation('rules');
  return (
    <>
      <TextButton {...given} icon={<FolderAddOutlined />} words={t('addGroup')} showsWords />
      <Notes of={given.ruleOrGroup as QueryNode} />
    </>
  );
}

export function CloneNode(given: ActionProps) {
  const { t } = useTranslation('rules');
  return <TextButton {...given} icon={<CopyOutlined />} words={t('copyNode')} />;
}

export function RemoveGroup(given: ActionProps) {
  const { t } = useTranslation('rules');
  return <TextButton {...given} icon={<DeleteOutlined />} words={t('removeGroup')} />;
}

export function RemoveRule(given: ActionProps) {
  const { t } = useTranslation('rules');
  return (
    <>
      <TextButton {...given} icon={<DeleteOutlined />} words={t('removeCondition')} />
      <Notes of={given.ruleOrGroup as QueryNode} />
    </>
  );
}

/** The way to move a condition that needs no pointer. */
export function Shift({ shiftUp, shiftDown, shiftUpDisabled, shiftDownDisabled, disabled }: ShiftActionsProps) {
  const { t } = useTranslation('rules');
  const button = (words: string, icon: ReactNode, isOff: boolean, move: () => void) => (
    <Button type="text" size="small" icon={icon} aria-label={words} title={words} disabled={isOff} onClick={move} />
  );
  return (
    <span className="tm-shift">
      {button(t('moveUp'), <ArrowUpOutlined />, disabled === true || shiftUpDisabled === true, () => shiftUp())}
      {button(t('moveDown'), <ArrowDownOutlined />, disabled === true || shiftDownDisabled === true, () => shiftDown())}
    </span>
  );
}

/** By pointer, or by keyboard: space, arrows, space. */
export const DragHandle = forwardRef<HTMLSpanElement, DragHandleProps>(function DragHandle(
  { dragHandleAttributes, disabled },
  ref,
) {
  const { t } = useTranslation('rules');
  return (
    // The library hangs its listeners and its reference on a span.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={0}
      {...dragHandleAttributes}
      ref={ref}
      className="tm-drag"
      aria-disabled={disabled === true}
      aria-label={t('drag')}
      aria-roledescription={t('dragRole')}
    >
      <HolderOutlined aria-hidden />
    </span>
  );
});
