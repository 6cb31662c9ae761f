import { Copy, Download } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { usePreferences } from '../../api/preferences.ts';
import { counted } from '../../lib/numbers.ts';
import { SelectionBar } from '../../table/selection-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast-store.ts';
import { copyIds, saveCsv } from './channels-csv.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** What can be done with the selected channels. They belong to the list that they were selected in. */
export default function ChannelSelection({ page }: { page: ChannelsPageState }) {
  const { app, selection, search } = page;
  const { columns } = usePreferences();
  const chosen = [...selection.rows.values()];
  const { filter, sort, as } = search;
  const list = JSON.stringify([filter, sort, as]);
  const [selectedIn] = useState(list);
  const isOfAnother = list !== selectedIn;
  const leave = useEffectEvent(() => {
    selection.clear();
    toast({
      kind: 'info',
      title: `${counted(chosen.length, 'channel')} no longer selected`,
      detail: 'The list is another one now. What is acted on is always what can be seen in it.',
    });
  });
  useEffect(() => {
    if (isOfAnother) leave();
  }, [isOfAnother]);
  if (isOfAnother) return null;
  return (
    <SelectionBar selected={chosen.length} onClear={selection.clear}>
      <Button icon={Copy} onClick={() => void copyIds(chosen)}>
        Copy {counted(chosen.length, 'id')}
      </Button>
      <Button
        icon={Download}
        onClick={() =>
          saveCsv({
            app,
            rows: chosen,
            chosenColumns: columns?.['channels'] ?? undefined,
            extent: 'selected',
          })
        }
      >
        CSV of {chosen.length}
      </Button>
    </SelectionBar>
  );
}
