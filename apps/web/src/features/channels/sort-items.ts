import type { MenuItem } from '../../ui/menu.tsx';
import { channelSorts } from './channel-sorts.ts';
import type { Sort } from './channels-request.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** Whether a sort is by a field that is not among them. */
export const isCustom = (sort: Sort): boolean => channelSorts.every(({ field }) => field !== sort.field);

/** The sorts as a menu; `askField` is for one by a custom field. */
export function sortItems({ sort, sortBy }: ChannelsPageState, askField: () => void): MenuItem[] {
  const { field, direction, type } = sort;
  const items: MenuItem[] = channelSorts.map(({ field: name, label, ascending, descending }) => ({
    label: `${label}, ${name === field && direction === 1 ? ascending : descending}`,
    checked: name === field,
    onSelect: () => sortBy(name),
  }));
  const custom = isCustom(sort);
  items.push({
    label: custom ? `${field}${type === undefined ? '' : ` (${type})`}, custom…` : 'Custom field…',
    checked: custom,
    separated: true,
    onSelect: askField,
  });
  return items;
}
