import { Copy, Download } from 'lucide-react';
import { counted } from '../../lib/numbers.ts';
import { SelectionBar } from '../../table/selection-bar.tsx';
import { Button } from '../../ui/button.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

/** What can be done with the selected channels. */
export default function ChannelSelection({ page }: { page: ChannelsPageState }) {
  const { selection } = page;
  const chosen = [...selection.rows.values()];
  return (
    <SelectionBar selected={chosen.length} onClear={selection.clear}>
      <Button
        icon={Copy}
        onClick={() => void import('./channels-csv.ts').then(({ copyIds }) => copyIds(chosen))}
      >
        Copy {counted(chosen.length, 'id')}
      </Button>
      <Button
        icon={Download}
        onClick={() => void import('./channels-csv.ts').then(({ saveCsv }) => saveCsv(page.app, chosen))}
      >
        CSV of {chosen.length}
      </Button>
    </SelectionBar>
  );
}
