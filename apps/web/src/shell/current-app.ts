import { useParams } from '@tanstack/react-router';
import { type App, useSession } from '../api/session.ts';

const key = 'backchannel.app';

/** The app of the address, else the one that was open last, else the first. Undefined when no app is configured. */
export function useCurrentApp(): App | undefined {
  const { apps } = useSession();
  const { app } = useParams({ strict: false });
  return apps.find(({ id }) => id === app) ?? lastApp(apps);
}

export function lastApp(apps: readonly App[]): App | undefined {
  const last = localStorage.getItem(key);
  return apps.find(({ id }) => id === last) ?? apps[0];
}

export const rememberApp = (id: string): void => localStorage.setItem(key, id);
