import { lazyPart } from '../../lib/part.ts';

const parts = {
  config: lazyPart(async () => ({ default: (await import('./form/config-tab.tsx')).ConfigTab })),
  grants: lazyPart(async () => ({ default: (await import('./grants/grants-tab.tsx')).GrantsTab })),
  'used-by': lazyPart(async () => ({ default: (await import('./used-by/used-by-tab.tsx')).UsedByTab })),
  history: lazyPart(async () => ({ default: (await import('./history/history-tab.tsx')).HistoryTab })),
  json: lazyPart(async () => ({ default: (await import('./json/json-tab.tsx')).JsonTab })),
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
