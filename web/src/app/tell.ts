import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../parts/states.tsx';

/** Tells of an error that has no place of its own on the page, with the id it is logged by. */
export function useTell(): (error: unknown) => void {
  const { t } = useTranslation('app');
  const { notification } = App.useApp();
  const textOf = useErrorText();
  return (error) => {
    const { title, requestId } = textOf(error);
    notification.error({ title, description: requestId === null ? null : t('error.requestId', { id: requestId }) });
  };
}
