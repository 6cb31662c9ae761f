import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Check, Search } from 'lucide-react';
import { useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import { FloatingPanel } from '../../../table/floating-panel.tsx';
import { Input } from '../../../ui/input.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import { conditionProblem } from './check.ts';
import type { Condition } from './conditions.ts';
import { channelFields, type Field, fieldOf } from './fields.ts';
import type { ChipPart } from './filter-chip.tsx';
import { ValueEditor } from './value-editor.tsx';
import { operatorWord } from './words.ts';

interface Props {
  anchor: Element;
  part: ChipPart;
  /** Undefined: a new one. */
  condition: Condition | undefined;
  /** What is loaded, to suggest values from. */
  rows: readonly ChannelResponse[];
  /** Undefined: take it away. */
  onDone: (condition: Condition | undefined) => void;
  onClose: () => void;
}

const none: Condition = { field: '', operator: '$eq', value: undefined };

/** The menu of one part of a chip; for a new chip, of one part after the other. */
export default function ConditionPanel({ anchor, part, condition, rows, onDone, onClose }: Props) {
  const [step, setStep] = useState(part);
  const [draft, setDraft] = useState(condition ?? none);
  const field = fieldOf(draft.field);
  const pickField = ({ name }: Field) => {
    const next = fieldOf(name);
    const keeps = condition && next.operators.includes(draft.operator);
    const operator = keeps ? draft.operator : (usual(next) ?? '$eq');
    go({ field: name, operator, value: next.type === field.type ? draft.value : undefined });
  };
  /** On to the value, or done when the value that is there fits. */
  const go = (next: Condition) => {
    setDraft(next);
    const fits = conditionProblem(fieldOf(next.field), next.operator, next.value) === undefined;
    if (condition && fits) onDone(next);
    else setStep('value');
  };
  const names = { field: 'Field', operator: `Operator of ${draft.field}`, value: `Value of ${draft.field}` };
  return (
    <FloatingPanel key={step} label={names[step]} anchor={anchor} onClose={onClose}>
      {step === 'field' && <FieldList chosen={draft.field} onPick={pickField} />}
      {step === 'operator' && (
        <Options
          label={names.operator}
          groups={[
            {
              label: names.operator,
              options: field.operators.map((operator) => ({
                id: operator,
                text: operatorWord(operator, field.type),
                fact: operator,
                chosen: operator === draft.operator,
                onPick: () => go({ ...draft, operator }),
              })),
            },
          ]}
        />
      )}
      {step === 'value' && (
        <ValueEditor
          condition={draft}
          rows={rows}
          isNew={condition === undefined}
          onOperator={(operator) => setDraft({ ...draft, operator })}
          onDone={(value) => onDone({ ...draft, value })}
          onRemove={() => (condition ? onDone(undefined) : onClose())}
        />
      )}
    </FloatingPanel>
  );
}

const usual = ({ type, operators }: Field): string | undefined =>
  type === 'date' ? '$lt' : type === 'number' ? '$gt' : operators.includes('$eq') ? '$eq' : operators[0];

function FieldList({ chosen, onPick }: { chosen: string; onPick: (field: Field) => void }) {
  const [typed, setTyped] = useState('');
  const personal = usePermission('personal.read');
  const wanted = typed.trim().toLowerCase();
  const found = channelFields.filter(({ name }) => name.includes(wanted));
  const isNew = wanted !== '' && !channelFields.some(({ name }) => name === typed.trim());
  const custom = isNew ? [fieldOf(typed.trim())] : [];
  const groups = [
    { label: 'Fields of a channel', fields: found.filter(({ relative }) => !relative) },
    { label: 'About one user', fields: found.filter(({ relative }) => relative && personal.allowed) },
    { label: 'Custom field', fields: custom },
  ].filter(({ fields }) => fields.length > 0);
  const first = groups[0]?.fields[0];
  return (
    <>
      <div className="border-b border-line p-2">
        <Input
          size="bar"
          icon={Search}
          data-autofocus
          aria-label="Find a field, or name a custom one"
          placeholder="Field, or a custom one"
          autoComplete="off"
          value={typed}
          onChange={({ target: { value } }) => setTyped(value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && first) onPick(first);
            else if (event.key === 'ArrowDown')
              event.currentTarget
                .closest('[role=dialog]')
                ?.querySelector<HTMLElement>('[role=option]')
                ?.focus();
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <Options
        label="Fields"
        groups={groups.map(({ label, fields }) => ({
          label,
          options: fields.map((field) => ({
            id: field.name,
            text: field.name,
            fact: field.type === 'custom' ? '' : field.type,
            chosen: field.name === chosen,
            onPick: () => onPick(field),
          })),
        }))}
      />
      {!personal.allowed && found.some(({ relative }) => relative) && (
        <p className="border-t border-line px-3 py-2 text-small text-text-2">
          Fields about one user: {personal.reason}
        </p>
      )}
    </>
  );
}

interface Option {
  id: string;
  text: string;
  fact: string;
  chosen: boolean;
  onPick: () => void;
}

/** A list to pick one from; arrows move, Enter picks. */
function Options({ label, groups }: { label: string; groups: { label: string; options: Option[] }[] }) {
  return (
    <div
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className="max-h-80 overflow-y-auto p-1"
      onKeyDown={(event) => moveFocus(event, event.currentTarget, '[role=option]')}
    >
      {groups.map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          {groups.length > 1 && (
            <p aria-hidden className="px-2 pt-2 pb-1 text-small text-text-3">
              {group.label}
            </p>
          )}
          {group.options.map(({ id, text, fact, chosen, onPick }) => (
            <button
              key={id}
              type="button"
              role="option"
              aria-selected={chosen}
              tabIndex={-1}
              onClick={onPick}
              className="flex h-7 w-full items-center gap-2 rounded-control px-2 text-left outline-none hover:bg-hover focus:bg-active pointer-coarse:h-11"
            >
              <span className="min-w-0 flex-1 truncate">{text}</span>
              <span className="mono text-small text-text-3">{fact}</span>
              {chosen && <Check size={14} aria-hidden />}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
