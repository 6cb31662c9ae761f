import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { FieldError } from './field-error.tsx';

/** What the control of a field must carry to belong to its label, hint and error. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface Props {
  label: ReactNode;
  /** The API's name of the field, in mono after the label. */
  apiName?: string;
  /** What it means, under the control. */
  hint?: ReactNode;
  /** What is wrong, with the limit in it. */
  error?: string | undefined;
  required?: boolean;
  /** Label beside the control rather than above. */
  row?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** A label, its control, and what is to be said about it. What was typed is never cleared by an error. */
export function Field({ label, apiName, hint, error, required = false, row = false, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      className={clsx(
        'min-w-0',
        row ? 'grid grid-cols-[7rem_minmax(0,1fr)] items-start gap-x-4 max-phone:grid-cols-1' : 'grid gap-1',
      )}
    >
      <label htmlFor={id} className={clsx('font-medium text-text-2', row && 'pt-1.5 text-small')}>
        {label}
        {apiName !== undefined && <span className="mono ml-1.5 font-normal text-text-3">{apiName}</span>}
      </label>
      <div className="grid min-w-0 gap-1">
        {children({
          id,
          'aria-describedby': described === '' ? undefined : described,
          'aria-invalid': error === undefined ? undefined : true,
          'aria-required': required || undefined,
        })}
        {hint !== undefined && (
          <div id={`${id}-hint`} className="text-small text-text-3">
            {hint}
          </div>
        )}
        {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </div>
  );
}
