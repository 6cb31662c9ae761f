import { isObject, type Json, textOf } from '@backchannel/configuration';
import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/choice.tsx';
import { Select } from '../../../../ui/input.tsx';
import { type ControlProps, emptied } from './control.ts';
import { readNumber, writeNumber } from './number-text.ts';
import { TypedText } from './typed-text.tsx';

type Rule = Readonly<Record<string, Json>>;

const newRule: Rule = { name: '', action: 'Allow', priority: 1, owner: false, resources: [], roles: [] };

const readNames = (text: string): Json =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
const writeNames = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map((name: Json) => textOf(name)).join(', ') : textOf(value);

/** The rules from before there were grants, a row each. */
export function PoliciesControl({ id, label, value, saved, disabled, complaints, onChange }: ControlProps) {
  const all = Array.isArray(value) ? value : [];
  const rules = all.filter((rule: Json): rule is Rule => isObject(rule));
  // What is no rule is not ours to drop.
  const others = all.filter((rule: Json) => !isObject(rule));
  const put = (next: readonly Json[]) => {
    const kept = [...next, ...others];
    onChange(kept.length === 0 ? emptied(saved, []) : kept);
  };
  return (
    <div className="grid gap-2">
      {rules.length === 0 ? (
        <p className="text-text-3">None</p>
      ) : (
        <div className="overflow-x-auto pb-1">
          <table aria-label={label} className="w-full min-w-[44rem] border-collapse text-left">
            <thead className="text-small text-text-2">
              <tr className="h-8 border-y border-line">
                <th className="pr-2 font-normal">Name</th>
                <th className="w-24 pr-2 font-normal">Does</th>
                <th className="w-20 pr-2 font-normal">Priority</th>
                <th className="w-16 pr-2 font-normal">Own only</th>
                <th className="pr-2 font-normal">Resources</th>
                <th className="pr-2 font-normal">Roles</th>
                <th className="w-8">
                  <span className="sr-only">Take out</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule, index) => (
                <RuleRow
                  // Two may have one name: their place is all that tells them apart.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={index}
                  id={index === 0 ? id : undefined}
                  rule={rule}
                  index={index}
                  disabled={disabled}
                  complaints={complaints}
                  onChange={(next) => put(rules.with(index, next))}
                  onRemove={() => put(rules.toSpliced(index, 1))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!disabled && (
        <Button
          id={rules.length === 0 ? id : undefined}
          icon={Plus}
          className="justify-self-start"
          onClick={() => put([...rules, newRule])}
        >
          Add a rule
        </Button>
      )}
    </div>
  );
}

interface RuleRowProps {
  id: string | undefined;
  rule: Rule;
  index: number;
  disabled: boolean;
  complaints: ReadonlyMap<string, string>;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}

function RuleRow({ id, rule, index, disabled, complaints, onChange, onRemove }: RuleRowProps) {
  const name = textOf(rule['name']) || `Rule ${index + 1}`;
  const set = (part: string) => (value: Json | undefined) => onChange({ ...rule, [part]: value ?? '' });
  const text = (
    part: string,
    of: string,
    read: (text: string) => Json | undefined,
    write: (value: Json | undefined) => string,
  ) => {
    const complaint = complaints.get(`permissions.${index}.${part}`);
    return (
      <>
        <TypedText
          id={part === 'name' ? id : undefined}
          mono={part !== 'priority'}
          aria-label={`${name}: ${of}`}
          autoComplete="off"
          spellCheck={false}
          value={rule[part]}
          read={read}
          write={write}
          disabled={disabled}
          aria-invalid={complaint !== undefined || undefined}
          onChange={set(part)}
        />
        {complaint !== undefined && <p className="pt-0.5 text-small text-red">{complaint}</p>}
      </>
    );
  };
  return (
    <tr className="border-b border-line align-top [&>td]:py-1.5 [&>td]:pr-2">
      <td>{text('name', 'name', (typed) => typed, textOf)}</td>
      <td>
        <Select
          aria-label={`${name}: does`}
          className="w-full"
          value={textOf(rule['action'])}
          disabled={disabled}
          onChange={(event) => set('action')(event.target.value)}
        >
          {[...new Set(['Allow', 'Deny', textOf(rule['action'])])].map((action) => (
            <option key={action}>{action}</option>
          ))}
        </Select>
      </td>
      <td>{text('priority', 'priority', readNumber, writeNumber)}</td>
      <td>
        <span className="flex h-8 items-center">
          <Checkbox
            aria-label={`${name}: own only`}
            checked={rule['owner'] === true}
            disabled={disabled}
            onCheckedChange={set('owner')}
          />
        </span>
      </td>
      <td>{text('resources', 'resources, with commas between', readNames, writeNames)}</td>
      <td>{text('roles', 'roles, with commas between', readNames, writeNames)}</td>
      <td>
        {!disabled && <IconButton icon={X} size="form" label={`Take out ${name}`} onClick={onRemove} />}
      </td>
    </tr>
  );
}
