import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { Suspense, useEffect, useMemo } from 'react';
import { RouterProvider } from 'react-router';
import { Refused } from '../api/refused.ts';
import { Waiting } from '../parts/states.tsx';
import { LogIn } from './login.tsx';
import { usePreferences } from './preferences.ts';
import { router } from './router.tsx';
import { useSession } from './session.ts';
import { themeOf } from './theme.ts';
import { ThemeVariables } from './theme-variables.tsx';

const TRIES = 2;

/** A no is an answer: only a network or a server that is away is asked again. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < TRIES && !(error instanceof Refused && error.status < 500),
    },
  },
});

function Inside() {
  const { session, hasEnded } = useSession();
  const name = session?.name;
  // What one account was told is nothing for the next one.
  useEffect(() => {
    if (name !== undefined) return () => queries.clear();
    return undefined;
  }, [name]);
  return session ? <RouterProvider key={name} router={router} /> : <LogIn hasEnded={hasEnded} />;
}

export function App() {
  const { language, theme } = usePreferences();
  const config = useMemo(() => themeOf(theme), [theme]);
  return (
    <ConfigProvider
      locale={language === 'en' ? en : zh}
      theme={config}
      button={{ autoInsertSpace: false }}
      form={{ colon: false }}
    >
      <AntdApp style={{ height: '100%' }}>
        <ThemeVariables />
        <QueryClientProvider client={queries}>
          <Suspense fallback={<Waiting />}>
            <Inside />
          </Suspense>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
