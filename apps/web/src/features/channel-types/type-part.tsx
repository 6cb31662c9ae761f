import { lazy } from 'react';

const parts = {
  config: lazy(async () => ({ default: (await import('./form/config-tab.tsx')).ConfigTab })),
  grants: lazy(async () => ({ default: (await import('./grants/grants-tab.tsx')).GrantsTab })),
  'used-by': lazy(async () => ({ default: (await import('./used-by/used-by-tab.tsx')).UsedByTab })),
  history: lazy(async () => ({ default: (await import('./history/history-tab.tsx')).HistoryTab })),
  json: lazy(async () => ({ default: (await import('./json/json-tab.tsx')).JsonTab })),
};

/** A part of a channel type's page, as its address names it. */
export type TypePartName = keyof typeof parts;

export const isTypePart = (name: string): name is TypePartName => Object.hasOwn(parts, name);

interface Props {
  app: string;
  name: string;
  part: TypePartName;
}

/** The part of a channel type that is shown below its head; each comes when it is first asked for. */
export function TypePart({ app, name, part }: Props) {
  const Part = parts[part];
  return <Part app={app} name={name} />;
}
