import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What a marketer calls a field of the profile. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation(['import', 'app']);
  return useCallback(
    (field) => {
      const [kind, channel] = field.split('|');
      if (kind === 'consent') return t('consentTo', { channel: t(`app:channel.${channel}`) });
      return t(`field.${field.replace('.', '-')}`, { defaultValue: field });
    },
    [t],
  );
}
