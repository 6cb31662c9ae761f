import { ArrowDownUp, Columns3, Download, Rows2, Rows3 } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { usePreferences, useSavePreferences } from '../../api/preferences.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { toastFailure } from '../../shell/toast-failure.ts';
import { useOnReach } from '../../shell/use-on-reach.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type TriggerProps } from '../../ui/menu.tsx';
import { channelColumns } from './channel-columns.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

const ColumnPanel = lazyPart(() => import('../../table/column-panel.tsx'));
const CustomSortPanel = lazyPart(() => import('./custom-sort-panel.tsx'));

const loadSorts = () => import('./sort-items.ts');

/** Sort, columns, density, export. */
export function ChannelsToolbar({ page }: { page: ChannelsPageState }) {
  const { density = 'comfortable', columns } = usePreferences();
  const save = useSavePreferences();
  const isPhone = useMedia('(width < 40rem)');
  const [columnAnchor, setColumnAnchor] = useState<Element>();
  const keep = (change: Parameters<typeof save.mutate>[0]) =>
    save.mutate(change, { onError: (error) => toastFailure(error, 'Could not keep your choice') });
  const exporting = <ExportMenu page={page} chosenColumns={columns?.['channels'] ?? undefined} />;
  if (isPhone) return exporting;
  return (
    <>
      <SortMenu
        page={page}
        trigger={(props) => (
          <IconButton kind="ordinary" icon={ArrowDownUp} label="Sort" keys="s" {...props} />
        )}
      />
      <IconButton
        kind="ordinary"
        icon={Columns3}
        label="Columns"
        aria-haspopup="dialog"
        onClick={(event) => setColumnAnchor(event.currentTarget)}
      />
      <IconButton
        kind="ordinary"
        icon={density === 'compact' ? Rows2 : Rows3}
        label={density === 'compact' ? 'Comfortable rows' : 'Compact rows'}
        onClick={() => keep({ density: density === 'compact' ? 'comfortable' : 'compact' })}
      />
      {exporting}
      {columnAnchor && (
        <Suspense>
          <ColumnPanel
            anchor={columnAnchor}
            columns={channelColumns}
            chosen={columns?.['channels'] ?? undefined}
            onChange={(chosen) => keep({ columns: { channels: chosen ?? null } })}
            onClose={() => setColumnAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The menu of what the API sorts by; what it says is loaded when somebody reaches for it. */
export function SortMenu({
  page,
  trigger,
}: {
  page: ChannelsPageState;
  trigger: (
    props: TriggerProps &
      Record<'onPointerEnter' | 'onFocus' | 'onClick', () => void> & { 'data-sort': string },
  ) => ReactNode;
}) {
  const [customAnchor, setCustomAnchor] = useState<Element>();
  const button = () => document.querySelector<HTMLElement>('[data-sort]');
  useShortcut({ keys: 's', label: 'Sort', group: 'List', run: () => button()?.click() });
  const [sorts, reach] = useOnReach(loadSorts);
  return (
    <>
      <Menu
        label="Sort"
        align="end"
        items={sorts?.sortItems(page, () => setCustomAnchor(button() ?? undefined)) ?? []}
        trigger={(props) => trigger({ ...props, 'data-sort': '', ...reach })}
      />
      {customAnchor && (
        <Suspense fallback={<KeysToCome />}>
          <CustomSortPanel
            anchor={customAnchor}
            sort={sorts?.isCustom(page.sort) === true ? page.sort : undefined}
            onSort={page.showSort}
            onClose={() => setCustomAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

const loadExport = () => import('./channels-export.ts');
const WholeCsvDialog = lazyPart(() => import('./whole-csv-dialog.tsx'));

function ExportMenu({ page, chosenColumns }: { page: ChannelsPageState; chosenColumns?: readonly string[] }) {
  const [exports, reach] = useOnReach(loadExport);
  const [readsWhole, setReadsWhole] = useState(false);
  return (
    <>
      <Menu
        label="Export"
        align="end"
        items={exports?.exportItems(page, chosenColumns, () => setReadsWhole(true)) ?? []}
        trigger={(props) => (
          <IconButton kind="ordinary" icon={Download} label="Export" {...props} {...reach} />
        )}
      />
      <Suspense>
        {readsWhole && (
          <WholeCsvDialog page={page} chosenColumns={chosenColumns} onClose={() => setReadsWhole(false)} />
        )}
      </Suspense>
    </>
  );
}
