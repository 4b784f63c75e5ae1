import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { useErrorText } from '../parts/states.tsx';
import { clockQuery } from './me.ts';
import { beginSession } from './session.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

type Typed = { readonly name: string; readonly password: string };

/** In the place of any page, whose address it leaves as it is: who logs in goes on where they wanted to. */
export function LogIn({ hasEnded }: { readonly hasEnded: boolean }) {
  const { t } = useTranslation('app');
  const textOf = useErrorText();
  const [error, setError] = useState<unknown>(null);
  const [isAsking, setAsking] = useState(false);
  const { data: clock } = useQuery(clockQuery);
  useEffect(() => {
    document.title = `${t('login.title')} · Tidemark 潮位`;
  }, [t]);
  const logIn = async (body: Typed) => {
    setAsking(true);
    setError(null);
    try {
      const { token, user } = await ask(api.POST('/api/v1/auth/login', { body }));
      beginSession({ token, name: user.name });
    } catch (refused) {
      setError(refused);
      setAsking(false);
    }
  };
  const failed = error === null ? null : textOf(error);
  return (
    <div className="tm-login">
      <main>
        <h1 className="tm-brand">
          <img src="/icon.svg" alt="" width={24} height={24} />
          {t('product')}
        </h1>
        <p className="tm-quiet">{t('login.about')}</p>
        {hasEnded && !failed ? <Alert type="info" title={t('login.ended')} showIcon /> : null}
        {failed ? (
          <Alert
            type="error"
            title={failed.title}
            description={failed.requestId ? t('error.requestId', { id: failed.requestId }) : null}
            showIcon
          />
        ) : null}
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void logIn(typed)}>
          <Form.Item label={t('login.name')} name="name" rules={[{ required: true, message: t('login.nameMissing') }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            label={t('login.password')}
            name="password"
            rules={[{ required: true, message: t('login.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isAsking}>
            {t('login.do')}
          </Button>
        </Form>
        {clock ? <p className="tm-quiet">{t(clock.setting === 'sample' ? 'login.sample' : 'login.own')}</p> : null}
      </main>
      <div className="tm-login-end">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </div>
  );
}
