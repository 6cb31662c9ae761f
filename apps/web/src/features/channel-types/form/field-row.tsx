import {
  differences,
  type Field,
  fieldOf,
  type Json,
  same,
  type Settings,
  isUnusual,
  typeDefaults,
} from '@backchannel/configuration';
import { clsx } from 'clsx';
import { memo } from 'react';
import { CircleAlert, Info } from 'lucide-react';
import { counted } from '../../../lib/numbers.ts';
import { Id } from '../../../ui/id.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { FieldControl, isLabelled, isWide } from './field-control.tsx';
import { valueInWords } from './value-words.ts';

/** The element that a field's label points to; on the page there is one form. */
export const controlId = (key: string): string => `setting-${key}`;

interface Props {
  app: string;
  field: Field;
  value: Json | undefined;
  /** As it was before the changes. */
  before: Json | undefined;
  /** What the field needs to do anything is off, or not set. */
  isMissing: boolean;
  disabled: boolean;
  /** What is wrong with it. */
  complaint: string | undefined;
  /** What is wrong inside of it, by the name of its place. */
  complaints: ReadonlyMap<string, string>;
  onChange: (path: readonly string[], value: Json | undefined) => void;
  onReset: (path: readonly string[]) => void;
  /** Takes the focus to another field. */
  onGoTo: (key: string) => void;
}

/**
 * A field: what it is at the left, its control at the right, and under that what there is to say about its value. Drawn
 * again only when something of its own has changed.
 */
export const FieldRow = memo(function FieldRow(props: Props) {
  const { app, field, value, before, isMissing, disabled, complaint, complaints, onChange, onReset, onGoTo } =
    props;
  const { key, label, meaning, needs } = field;
  const id = controlId(key);
  const isChanged = !same(value, before);
  const differs = isUnusual(key, value);
  const describedBy = `${id}-meaning ${id}-notes`;
  const Label = isLabelled(field) ? 'label' : 'span';
  const wide = isWide(field);
  return (
    <div
      data-field={key}
      data-changed={isChanged}
      className={clsx(
        'relative py-2.5',
        'before:absolute before:inset-y-0 before:-left-6 before:w-0.5 max-pane:before:-left-4',
        isChanged && 'before:bg-accent',
        wide
          ? 'grid gap-2'
          : 'grid grid-cols-[14.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 @min-[46rem]:grid-cols-[18rem_minmax(0,1fr)] @max-[34rem]:grid-cols-1',
      )}
    >
      <div className="min-w-0">
        <Label {...(Label === 'label' && { htmlFor: id })} className="block font-medium">
          {label}
        </Label>
        <Id id={key} of={`the API name ${key}`} className="flex! text-small leading-4" />
        <p id={`${id}-meaning`} className="text-small text-text-3">
          {meaning}
        </p>
      </div>
      <div className="min-w-0">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <div className={clsx('min-w-0', needsWidth(field) && 'flex-1')}>
            <FieldControl
              app={app}
              field={field}
              id={id}
              label={label}
              value={value}
              saved={before}
              disabled={disabled}
              describedBy={describedBy}
              invalid={complaint !== undefined}
              complaints={complaints}
              onChange={(to) => onChange([key], to)}
            />
          </div>
          {differs && saysDefault(field) && (
            <span className="text-text-3">
              default is {inSentence(valueInWords(field, typeDefaults[key]))}
            </span>
          )}
        </div>
        <div id={`${id}-notes`} className="grid min-h-4 gap-0.5 pt-0.5 text-small">
          {complaint !== undefined && (
            <p className="flex items-start gap-1 text-red">
              <CircleAlert size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
              {complaint}
            </p>
          )}
          <Meaning field={field} value={value} />
          <p className="text-text-3 empty:hidden">
            {differs && !saysDefault(field) && `${unlikeDefault(field, value)}${isChanged ? ' · ' : ''}`}
            {isChanged && (
              <>
                {field.control.kind === 'grants'
                  ? `${differing(before, value)} changed`
                  : `Was ${valueInWords(field, before)}`}
                {!disabled && (
                  <>
                    {' · '}
                    <TextButton onClick={() => onReset([key])} label={`Reset ${label}`}>
                      Reset
                    </TextButton>
                  </>
                )}
              </>
            )}
          </p>
          {needs !== undefined && isMissing && <Needs needs={needs} onGoTo={onGoTo} />}
        </div>
      </div>
    </div>
  );
});

/** What has to be on, or chosen, for this to do anything. */
function Needs({ needs, onGoTo }: { needs: string; onGoTo: (key: string) => void }) {
  const needed = fieldOf(needs);
  if (!needed) return null;
  const state = needed.control.kind === 'switch' ? 'off' : 'not set';
  return (
    <p className="flex items-start gap-1 text-text-2">
      <Info size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
      <span>
        Does nothing while{' '}
        <TextButton onClick={() => onGoTo(needs)} label={`Go to ${needed.label}`}>
          {needed.label}
        </TextButton>{' '}
        is {state}.
      </span>
    </p>
  );
}

/** Lengths of time, in words and as the API has them. */
function Meaning({ field, value }: { field: Field; value: Json | undefined }) {
  const { kind } = field.control;
  if ((kind !== 'duration' && kind !== 'retention') || typeof value !== 'string' || value === 'infinite')
    return null;
  const words = valueInWords(field, value);
  if (words === value || value === '') return null;
  return (
    <p className="text-text-2">
      {kind === 'retention'
        ? `Messages are deleted after ${words}.`
        : `A part is deleted ${words} after its last message.`}{' '}
      <span className="mono text-text-3">{value}</span>
    </p>
  );
}

const needsWidth = ({ control: { kind } }: Field): boolean =>
  !['switch', 'choice', 'number', 'retention', 'duration'].includes(kind);

/** Where the default is short enough to stand beside the control. */
const saysDefault = ({ control: { kind } }: Field): boolean =>
  ['switch', 'choice', 'number', 'retention', 'duration'].includes(kind);

/** "On" within a sentence is "on"; names stay as they are. */
const inSentence = (words: string): string =>
  words === 'On' || words === 'Off' ? words.toLowerCase() : words;

const unlikeDefault = (field: Field, value: Json | undefined): string =>
  field.control.kind === 'grants'
    ? `${differing(typeDefaults[field.key], value)} unlike the default`
    : `Default is ${inSentence(valueInWords(field, typeDefaults[field.key]))}`;

/** "3 grants". */
const differing = (before: Json | undefined, after: Json | undefined): string => {
  const grants = (value: Json | undefined): Settings => (value === undefined ? {} : { grants: value });
  return counted(differences(grants(before), grants(after)).length, 'grant');
};
