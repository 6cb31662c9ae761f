import type { ChannelResponse } from '@backchannel/chat-api/types';
import { type FormEvent, useId, useState } from 'react';
import { zoneStore } from '../../../lib/times.ts';
import { momentOf, zonedTime, type ZonedTime } from '../../../lib/zoned.ts';
import { Button } from '../../../ui/button.tsx';
import { Input, Select, Textarea } from '../../../ui/input.tsx';
import { ZonedTimeField } from '../../../ui/zoned-time-field.tsx';
import { conditionProblem } from './check.ts';
import type { Condition } from './conditions.ts';
import { choicesOf, fieldOf, type FieldType } from './fields.ts';
import { readValue, type ScalarType, scalarTypeOf, typedText } from './typed-value.ts';
import { operatorWord } from './words.ts';

interface Props {
  condition: Condition;
  rows: readonly ChannelResponse[];
  /** A new condition chooses its operator here too. */
  isNew: boolean;
  onOperator: (operator: string) => void;
  onDone: (value: unknown) => void;
  /** Backspace in an empty value. */
  onRemove: () => void;
}

/** Give a condition its value, in the way that its field and operator want. */
export function ValueEditor(props: Props) {
  const { condition, isNew, onOperator } = props;
  const { type, operators } = fieldOf(condition.field);
  return (
    <div className="grid gap-2 p-3">
      <p className="mono text-small text-text-3">{condition.field}</p>
      {isNew && operators.length > 1 && (
        <Select
          size="form"
          aria-label="Operator"
          value={condition.operator}
          onChange={({ target: { value } }) => onOperator(value)}
        >
          {operators.map((operator) => (
            <option key={operator} value={operator}>
              {operatorWord(operator, type)} ({operator})
            </option>
          ))}
        </Select>
      )}
      <Editor key={condition.operator} {...props} type={type} />
    </div>
  );
}

function Editor(props: Props & { type: FieldType }) {
  const { condition, type, onDone } = props;
  const { operator, field } = condition;
  if (operator === '$exists')
    return <Choices label="Is it set?" options={{ yes: true, no: false }} onDone={onDone} />;
  if (type === 'boolean' && operator === '$eq') {
    const options = field === 'has_unread' ? { true: true } : { true: true, false: false };
    return <Choices label={field} options={options} onDone={onDone} />;
  }
  const choices = choicesOf(field);
  if (choices) {
    const options = Object.fromEntries(choices.map((choice) => [choice, choice]));
    return <Choices label={field} options={options} onDone={onDone} />;
  }
  if (operator === '$in') return <ListEditor {...props} />;
  if (type === 'date') return <TimeEditor {...props} />;
  return <ScalarEditor {...props} />;
}

function Choices({
  label,
  options,
  onDone,
}: {
  label: string;
  options: Record<string, unknown>;
  onDone: (value: unknown) => void;
}) {
  return (
    <div role="group" aria-label={label} className="flex gap-2">
      {Object.entries(options).map(([word, value], index) => (
        <Button
          key={word}
          size="form"
          onClick={() => onDone(value)}
          {...(index === 0 && { 'data-autofocus': true })}
        >
          {word}
        </Button>
      ))}
    </div>
  );
}

function useProblem({ condition, onDone }: Props) {
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent, value: unknown) => {
    event.preventDefault();
    const found = conditionProblem(fieldOf(condition.field), condition.operator, value);
    setProblem(found);
    if (found === undefined) onDone(value);
  };
  return { problem, submit };
}

function Foot({ problem, id }: { problem: string | undefined; id: string }) {
  return (
    <div className="flex items-center gap-2">
      <p id={id} role="status" className="min-w-0 flex-1 text-small text-red">
        {problem}
      </p>
      <Button type="submit" kind="primary" size="form">
        Apply
      </Button>
    </div>
  );
}

function TimeEditor(props: Props) {
  const { value } = props.condition;
  const { problem, submit } = useProblem(props);
  const [time, setTime] = useState<ZonedTime>(() => {
    const zone = zoneStore.get();
    const at = typeof value === 'string' ? new Date(value) : new Date(NaN);
    if (!Number.isNaN(at.getTime())) return zonedTime(at, zone);
    const today = zonedTime(new Date(), zone).local.slice(0, 10);
    return { local: `${today}T00:00`, zone };
  });
  const id = useId();
  return (
    <form className="grid gap-2" onSubmit={(event) => submit(event, momentOf(time)?.at.toISOString())}>
      <ZonedTimeField label="Time" value={time} onChange={setTime} aria-describedby={id} />
      <Foot problem={problem} id={id} />
    </form>
  );
}

function TypeSelect({ type, onType }: { type: ScalarType; onType: (type: ScalarType) => void }) {
  return (
    <Select
      aria-label="Kind of value"
      value={type}
      onChange={({ target }) => onType(scalarTypeOf(target.value))}
    >
      <option value="string">text</option>
      <option value="number">number</option>
      <option value="boolean">true or false</option>
    </Select>
  );
}

function ScalarEditor(props: Props & { type: FieldType }) {
  const { condition, rows, onRemove } = props;
  const { problem, submit } = useProblem(props);
  const [text, setText] = useState(typedText(condition.value));
  const [type, setType] = useState<ScalarType>(() =>
    props.type === 'custom' ? scalarTypeOf(typeof condition.value) : scalarTypeOf(props.type),
  );
  const id = useId();
  return (
    <form className="grid gap-2" onSubmit={(event) => submit(event, readValue(text, type))}>
      {props.type === 'custom' && !['$autocomplete', '$q'].includes(condition.operator) && (
        <TypeSelect type={type} onType={setType} />
      )}
      <Input
        data-autofocus
        aria-label="Value"
        aria-describedby={id}
        aria-invalid={problem === undefined ? undefined : true}
        list={`${id}-known`}
        inputMode={type === 'number' ? 'decimal' : 'text'}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && text === '') onRemove();
        }}
      />
      <datalist id={`${id}-known`}>
        {knownValues(rows, condition.field).map((known) => (
          <option key={known}>{known}</option>
        ))}
      </datalist>
      <Foot problem={problem} id={id} />
    </form>
  );
}

function ListEditor(props: Props & { type: FieldType }) {
  const { condition } = props;
  const { problem, submit } = useProblem(props);
  const given: unknown[] = Array.isArray(condition.value) ? condition.value : [];
  const [text, setText] = useState(given.map(typedText).join('\n'));
  const [type, setType] = useState<ScalarType>(() =>
    props.type === 'custom' ? scalarTypeOf(typeof given[0]) : scalarTypeOf(props.type),
  );
  const id = useId();
  const values = () =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => readValue(line, type));
  return (
    <form className="grid gap-2" onSubmit={(event) => submit(event, values())}>
      {props.type === 'custom' && <TypeSelect type={type} onType={setType} />}
      <Textarea
        data-autofocus
        aria-label="Values, one on each line"
        aria-describedby={id}
        rows={5}
        placeholder="One on each line"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && text === '') props.onRemove();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event, values());
        }}
      />
      <Foot problem={problem} id={id} />
    </form>
  );
}

const mostKnown = 20;

/** The values of a field among the loaded rows. */
function knownValues(rows: readonly ChannelResponse[], field: string): string[] {
  if (field !== 'type' && field !== 'team') return [];
  const known = new Set(rows.map((row) => row[field]).filter((value) => value !== undefined && value !== ''));
  return [...known].flatMap((value) => value ?? []).slice(0, mostKnown);
}
