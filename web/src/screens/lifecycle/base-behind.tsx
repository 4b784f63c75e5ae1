import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stagesQuery } from '../../api/lifecycle.ts';
import type { StageGrid } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { BehindCell, BehindFlow } from './behind.tsx';
import { useStageTitle } from './stage-titles.ts';
import { useWho } from './use-who.ts';
import { type Cell, countIn, readCell } from './who.ts';

/** What a cell is called: the stage, the class, why, when. */
export function useCellTitle(grid: StageGrid): (cell: Partial<Cell>) => string {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const titleOf = useStageTitle(grid.fact);
  const profiles = useQuery(stagesQuery(grid.model)).data;
  const classOf = (value: string) => {
    const found = grid.classes.find((one) => one.value === value);
    return found ? say(found.title) : value;
  };
  const causeOf = (stage: string | null | undefined, cause: string) => {
    const found = profiles?.items.find((one) => one.stage === stage)?.causes.find((one) => one.cause === cause);
    return found ? say(found.title) : cause;
  };
  return ({ stage, value, cause, month }) => {
    const parts = [
      stage ? titleOf(stage) : null,
      value ? classOf(value) : null,
      cause ? causeOf(stage, cause) : null,
      month ? t('atMonthEnd', { month }) : null,
    ].filter((part) => part !== null);
    return parts.length === 0 ? t('everybody') : parts.join(' · ');
  };
}

/** The customers of the number of the base that is open. */
export function BaseBehind({ grid }: { readonly grid: StageGrid }) {
  const { model, by } = grid;
  const { who } = useWho();
  const titleOf = useCellTitle(grid);
  const profiles = useQuery(stagesQuery(model)).data;
  if (who === null) return null;
  const cell = readCell(who);
  const { stage, value, cause, month } = cell;
  if (cause !== null && profiles === undefined) return null;
  // Causes are counted beside the stages, at an instant of their own.
  const asOf = cause === null ? grid.asOf : profiles?.asOf;
  const counted = { count: countIn(cell, grid, profiles), ...(asOf === undefined ? {} : { asOf }) };
  const given = { model, title: titleOf(cell), counted };
  if (month !== null) {
    return <BehindFlow {...given} flow={{ from: month, to: month, ...(stage === null ? {} : { was: stage }) }} />;
  }
  const asked = {
    ...(stage === null ? {} : { stage }),
    by,
    ...(value === null ? {} : { class: value }),
    ...(cause === null ? {} : { cause }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  return <BehindCell key={who} {...given} cell={asked} />;
}
