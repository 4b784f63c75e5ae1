import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Failure, NotFound } from '../parts/states.tsx';

/** What a screen could not do, in its place; the menu stays. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return <Failure error={error} retry={() => location.reload()} />;
}
