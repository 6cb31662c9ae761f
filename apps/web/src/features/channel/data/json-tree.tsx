import { useState } from 'react';

/** A value of JSON as a tree that folds; keys and values are text, never markup. `open`: how many levels are unfolded. */
export function JsonTree({ value, open = 1 }: { value: unknown; open?: number }) {
  return (
    <div className="mono text-small break-words">
      <Node value={value} open={open} />
    </div>
  );
}

function Node({ name, value, open }: { name?: string; value: unknown; open: number }) {
  const [unfolded, setUnfolded] = useState(open > 0);
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="pl-4">
        <Name name={name} />
        <Leaf value={value} />
      </div>
    );
  }
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (entries.length === 0) {
    return (
      <div className="pl-4">
        <Name name={name} />
        <span className="text-text-3">{isList ? '[]' : '{}'}</span>
      </div>
    );
  }
  return (
    <details open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)} className="pl-4">
      <summary className="ring-inside -ml-4 cursor-default rounded-badge pl-1 marker:text-text-3 hover:bg-hover">
        <Name name={name} />
        <span className="text-text-3">{isList ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </summary>
      {unfolded && entries.map(([key, child]) => <Node key={key} name={key} value={child} open={open - 1} />)}
    </details>
  );
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span className="text-text-2">{name}: </span>;
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    return <bdi className="text-text whitespace-pre-wrap">{JSON.stringify(value)}</bdi>;
  }
  return <span className="text-accent-text">{String(value)}</span>;
}
