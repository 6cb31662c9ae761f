import { counted } from '../../lib/numbers.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { copyIds, saveCsv } from './channels-csv.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** What the list can be taken away as. `readWhole` reads the rest of the view first. */
export function exportItems(
  { app, rows, end, list }: ChannelsPageState,
  chosenColumns: readonly string[] | undefined,
  readWhole: () => void,
): MenuItem[] {
  const nothing = rows.length === 0 ? 'Nothing is loaded' : undefined;
  const isWhole = end !== undefined;
  const save = () => saveCsv({ app, rows, chosenColumns, extent: end ?? 'loaded' });
  const items: MenuItem[] = [
    {
      label: `CSV of ${counted(rows.length, isWhole ? 'channel' : 'loaded channel')}`,
      disabledReason: nothing,
      onSelect: save,
    },
    {
      label: `Copy ${counted(rows.length, 'id')}`,
      disabledReason: nothing,
      onSelect: () => void copyIds(rows),
    },
  ];
  if (isWhole || nothing !== undefined) return items;
  const whole: MenuItem = {
    label: 'CSV of the whole view…',
    disabledReason: list.isPlaceholderData ? 'The view is being read' : undefined,
    onSelect: readWhole,
  };
  return [whole, ...items];
}
