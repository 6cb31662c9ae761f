import { Suspense } from 'react';
import { useSession } from '../api/session.ts';
import { lazyPart } from '../lib/part.ts';
import { AppLine } from './app-line.tsx';
import { useCurrentApp } from './current-app.ts';

const AppChoice = lazyPart(() => import('./app-choice.tsx'));

/** Which app one is in, with its environment, and the way to another where there is one. */
export function AppSwitcher() {
  const { apps } = useSession();
  const app = useCurrentApp();
  if (!app) return <p className="px-4 pt-5 pb-3 text-text-2">No app is configured</p>;
  const line = (
    <div className="mx-2 mt-2.5 mb-2 flex px-2 py-1.5">
      <AppLine app={app} strong />
    </div>
  );
  // Most have one app, and nothing to choose from.
  return apps.length > 1 ? (
    <Suspense fallback={line}>
      <AppChoice app={app} apps={apps} />
    </Suspense>
  ) : (
    line
  );
}
