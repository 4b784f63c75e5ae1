import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { NoPermission, NotFound, Waiting } from '../parts/states.tsx';
import { ErrorPage } from './error-page.tsx';
import { useMe } from './me.ts';
import { isThere, loadScreen } from './screen-files.ts';
import { mayOpen, SCREENS, type Screen } from './screens.ts';
import { Shell } from './shell.tsx';

/** The screen, for who may see it. */
function guarded(screen: Screen, Content: ComponentType): ComponentType {
  return function Guarded() {
    const { permissions } = useMe();
    return mayOpen(screen, permissions) ? <Content /> : <NoPermission />;
  };
}

function routeOf(screen: Screen): RouteObject {
  return {
    path: screen.path,
    lazy: async () => ({ Component: guarded(screen, await loadScreen(screen)) }),
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Waiting />,
  };
}

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Waiting />,
    children: [...SCREENS.filter(({ folder }) => isThere(folder)).map(routeOf), { path: '*', element: <NotFound /> }],
  },
]);
