import { useEffect, useRef } from 'react';
import { inWords } from '../../api/errors-in-words.ts';
import { count, counted } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveCsv } from './channels-csv.ts';
import { channelsLastOffset, channelsPageSize } from './channels-request.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

interface Props {
  page: ChannelsPageState;
  chosenColumns: readonly string[] | undefined;
  onClose: () => void;
}

const reach = channelsLastOffset + channelsPageSize;

/** Reads the rest of the view into the list, as far as the API goes, and then saves it. What was read stays. */
export default function WholeCsvDialog({ page, chosenColumns, onClose }: Props) {
  const { app, rows, end, list, readOn } = page;
  const { isError, error } = list;
  const isDone = useRef(false);
  useEffect(() => {
    if (end === undefined) readOn();
    else if (!isDone.current && !list.isFetching) {
      isDone.current = true;
      saveCsv({ app, rows, chosenColumns, extent: end });
      onClose();
    }
  }, [end, readOn, list.isFetching, app, rows, chosenColumns, onClose]);
  const saveLoaded = () => {
    saveCsv({ app, rows, chosenColumns, extent: end ?? 'loaded' });
    onClose();
  };
  return (
    <Dialog
      title="CSV of the whole view"
      onClose={onClose}
      footer={
        <>
          <Button size="form" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          {isError && (
            <>
              <Button size="form" onClick={saveLoaded}>
                CSV of these {count(rows.length)}
              </Button>
              <Button size="form" kind="primary" onClick={() => void list.fetchNextPage()}>
                Read on
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="grid gap-3 px-6 py-4">
        <p role={isError ? 'alert' : 'status'} className="figures">
          {isError
            ? `Reading stopped after ${counted(rows.length, 'channel')}.`
            : `${counted(rows.length, 'channel')} read…`}
        </p>
        <progress
          aria-label="Read, of what the API lists at most"
          max={reach}
          value={rows.length}
          className="h-1 w-full accent-accent"
        />
        {error && <p className="text-small break-words text-red">{inWords(error).detail}</p>}
        <p className="text-small text-text-2">
          The API lists no more than the first {count(reach)} channels of a view, in its order. The file and
          its name say how many it holds.
        </p>
      </div>
    </Dialog>
  );
}
