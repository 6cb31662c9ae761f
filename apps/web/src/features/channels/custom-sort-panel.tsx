import { useState } from 'react';
import { FloatingPanel } from '../../table/floating-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/input.tsx';
import type { Sort } from './channels-request.ts';

interface Props {
  anchor: Element;
  /** What is sorted by now, when that is a custom field. */
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  onClose: () => void;
}

/** Sort by a custom field: the API wants to be told what it holds. */
export default function CustomSortPanel({ anchor, sort, onSort, onClose }: Props) {
  const [field, setField] = useState(sort?.field ?? '');
  const [type, setType] = useState<string>(sort?.type ?? 'string');
  const [direction, setDirection] = useState<string>(String(sort?.direction ?? -1));
  const isName = /^[\w.-]+$/.test(field.trim());
  return (
    <FloatingPanel label="Sort by a custom field" anchor={anchor} onClose={onClose}>
      <form
        className="grid gap-2 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isName) return;
          onSort({
            field: field.trim(),
            direction: direction === '1' ? 1 : -1,
            ...((type === 'number' || type === 'boolean') && { type }),
          });
          onClose();
        }}
      >
        <Input
          mono
          data-autofocus
          aria-label="Custom field"
          placeholder="Custom field"
          autoComplete="off"
          value={field}
          onChange={({ target }) => setField(target.value)}
        />
        <Select aria-label="What it holds" value={type} onChange={({ target }) => setType(target.value)}>
          <option value="string">text</option>
          <option value="number">numbers</option>
          <option value="boolean">true or false</option>
        </Select>
        <Select
          aria-label="Direction"
          value={direction}
          onChange={({ target }) => setDirection(target.value)}
        >
          <option value="-1">descending</option>
          <option value="1">ascending</option>
        </Select>
        <Button
          type="submit"
          kind="primary"
          size="form"
          disabledReason={isName ? undefined : 'Name a field: letters, figures, _ - and .'}
        >
          Sort
        </Button>
      </form>
    </FloatingPanel>
  );
}
