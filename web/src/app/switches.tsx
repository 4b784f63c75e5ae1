import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { prefer, usePreferences } from './preferences.ts';

/** Names the language it leads to, in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const { language } = usePreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} onClick={() => prefer({ language: other })}>
      {t('language.other')}
    </Button>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation('app');
  const { theme } = usePreferences();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      type="text"
      aria-label={t(`theme.${other}`)}
      title={t(`theme.${other}`)}
      icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
      onClick={() => prefer({ theme: other })}
    />
  );
}
