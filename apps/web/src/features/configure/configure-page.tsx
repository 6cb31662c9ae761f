import { Suspense } from 'react';
import { lazyPart } from '../../lib/part.ts';
import { MaySee } from '../../shell/may-see.tsx';

const pages = {
  'block-lists': lazyPart(async () => ({
    default: (await import('../block-lists/block-lists-page.tsx')).BlockListsPage,
  })),
  compare: lazyPart(async () => ({
    default: (await import('../channel-types/compare/compare-page.tsx')).ComparePage,
  })),
  file: lazyPart(async () => ({
    default: (await import('../configuration/configuration-page.tsx')).ConfigurationPage,
  })),
};

const words = {
  'block-lists': 'block lists',
  compare: 'channel types',
  file: 'the configuration',
} as const satisfies Record<keyof typeof pages, string>;

/** A page behind the channel types, as its address names it. */
export type ConfigurePageName = keyof typeof pages;

export const isConfigurePage = (name: string): name is ConfigurePageName => Object.hasOwn(pages, name);

interface Props {
  app: string;
  page: ConfigurePageName;
  /** What is compared, as the address names it. */
  types: readonly string[];
  onTypes: (types: readonly string[]) => void;
}

/** The page that the address names; each comes when it is first asked for. */
export function ConfigurePage({ app, page, types, onTypes }: Props) {
  const Page = pages[page];
  return (
    <MaySee permission="config.read" what={words[page]}>
      <Suspense>
        <Page app={app} types={types} onTypes={onTypes} />
      </Suspense>
    </MaySee>
  );
}
