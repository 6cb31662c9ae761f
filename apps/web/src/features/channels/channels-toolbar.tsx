import { ArrowDown, ArrowDownUp, ArrowUp, Columns3, Download, Rows2, Rows3 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { usePreferences, useSavePreferences } from '../../api/preferences.ts';
import { counted } from '../../lib/numbers.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { toastFailure } from '../../shell/toast-failure.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem, type TriggerProps } from '../../ui/menu.tsx';
import { channelColumns } from './channel-columns.tsx';
import { channelSorts, sortName } from './channel-sorts.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

const ColumnPanel = lazy(() => import('../../table/column-panel.tsx'));
const CustomSortPanel = lazy(() => import('./custom-sort-panel.tsx'));

/** Sort, columns, density, export. */
export function ChannelsToolbar({ page }: { page: ChannelsPageState }) {
  const { density = 'comfortable', columns } = usePreferences();
  const save = useSavePreferences();
  const isPhone = useMedia('(width < 40rem)');
  const [columnAnchor, setColumnAnchor] = useState<Element>();
  const keep = (change: Parameters<typeof save.mutate>[0]) =>
    save.mutate(change, { onError: (error) => toastFailure(error, 'Could not keep your choice') });
  const exporting = <ExportMenu page={page} />;
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

/** What the rows are sorted by on a phone, and the menu that changes it. */
export function PhoneSort({ page }: { page: ChannelsPageState }) {
  const Arrow = page.sort.direction === -1 ? ArrowDown : ArrowUp;
  return (
    <SortMenu
      page={page}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className="touch-target inline-flex shrink-0 items-center gap-1 rounded-badge px-1 hover:bg-hover"
        >
          <span className="sr-only">Sorted by </span>
          {sortName(page.sort.field)}
          <Arrow size={14} aria-hidden />
        </button>
      )}
    />
  );
}

function SortMenu({
  page,
  trigger,
}: {
  page: ChannelsPageState;
  trigger: (props: TriggerProps & { 'data-sort': string }) => ReactNode;
}) {
  const [customAnchor, setCustomAnchor] = useState<Element>();
  const button = () => document.querySelector<HTMLElement>('[data-sort]');
  useShortcut({ keys: 's', label: 'Sort', group: 'List', run: () => button()?.click() });
  const { field, direction, type } = page.sort;
  const items: MenuItem[] = channelSorts.map(({ field: name, label, ascending, descending }) => ({
    label: `${label}, ${name === field && direction === 1 ? ascending : descending}`,
    checked: name === field,
    onSelect: () => page.sortBy(name),
  }));
  const isCustom = channelSorts.every(({ field: name }) => name !== field);
  items.push({
    label: isCustom ? `${field}${type === undefined ? '' : ` (${type})`}, custom…` : 'Custom field…',
    checked: isCustom,
    separated: true,
    onSelect: () => setCustomAnchor(button() ?? undefined),
  });
  return (
    <>
      <Menu
        label="Sort"
        align="end"
        items={items}
        trigger={(props) => trigger({ ...props, 'data-sort': '' })}
      />
      {customAnchor && (
        <Suspense>
          <CustomSortPanel
            anchor={customAnchor}
            sort={isCustom ? page.sort : undefined}
            onSort={page.showSort}
            onClose={() => setCustomAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

function ExportMenu({ page }: { page: ChannelsPageState }) {
  const { rows } = page;
  const nothing = rows.length === 0 ? 'Nothing is loaded' : undefined;
  const loaded = counted(rows.length, 'loaded channel');
  return (
    <Menu
      label="Export"
      align="end"
      items={[
        {
          label: `CSV of ${loaded}`,
          disabledReason: nothing,
          onSelect: () => void import('./channels-csv.ts').then(({ saveCsv }) => saveCsv(page.app, rows)),
        },
        {
          label: `Copy ${counted(rows.length, 'id')}`,
          disabledReason: nothing,
          onSelect: () => void import('./channels-csv.ts').then(({ copyIds }) => copyIds(rows)),
        },
      ]}
      trigger={(props) => (
        <IconButton kind="ordinary" icon={Download} label="Export what is loaded" {...props} />
      )}
    />
  );
}
