import { type Announcements, DndContext, type DndContextProps, type UniqueIdentifier } from '@dnd-kit/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The number of the place in its group, out of an id such as `drag-rule-x-0_2`; ids are not read aloud. */
function placeOf(id: UniqueIdentifier): string {
  const last = /(\d+)$/.exec(String(id))?.[1];
  return last === undefined ? '1' : String(Number(last) + 1);
}

/** Dragging as the library has it, told in the language of the page. */
export function AnnouncedDrag(given: DndContextProps) {
  const { t } = useTranslation('rules');
  const accessibility = useMemo(() => {
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('dragging.begin', { place: placeOf(active.id) }),
      onDragOver: ({ over }) => (over ? t('dragging.over', { place: placeOf(over.id) }) : t('dragging.nowhere')),
      onDragEnd: ({ over }) => (over ? t('dragging.end', { place: placeOf(over.id) }) : t('dragging.back')),
      onDragCancel: () => t('dragging.back'),
    };
    return { announcements, screenReaderInstructions: { draggable: t('dragging.help') } };
  }, [t]);
  return <DndContext {...given} accessibility={accessibility} />;
}
