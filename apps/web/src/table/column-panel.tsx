import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import type { ColumnFacts } from './columns.ts';
import { FloatingPanel } from './floating-panel.tsx';

interface Props {
  anchor: Element;
  columns: readonly ColumnFacts[];
  /** Ids; undefined: as they fit. */
  chosen: readonly string[] | undefined;
  onChange: (chosen: string[] | undefined) => void;
  onClose: () => void;
}

/** Which columns a list shows; kept with the operator. */
export default function ColumnPanel({ anchor, columns, chosen, onChange, onClose }: Props) {
  const all = columns.filter(({ fixed }) => fixed !== true).map(({ id }) => id);
  const shown = chosen ?? all;
  return (
    <FloatingPanel label="Columns" anchor={anchor} onClose={onClose} className="w-52">
      <div className="grid p-3">
        {columns
          .filter(({ fixed }) => fixed !== true)
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={shown.includes(id)}
              onCheckedChange={(checked) =>
                onChange(all.filter((other) => (other === id ? checked : shown.includes(other))))
              }
            />
          ))}
      </div>
      <div className="border-t border-line p-2">
        <Button
          kind="quiet"
          disabledReason={chosen === undefined ? 'It is so already' : undefined}
          onClick={() => onChange(undefined)}
        >
          As many as fit
        </Button>
      </div>
    </FloatingPanel>
  );
}
