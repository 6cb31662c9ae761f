import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Input, type InputProps } from './input.tsx';

interface Props extends Pick<InputProps, 'aria-label' | 'aria-describedby' | 'aria-invalid' | 'className'> {
  value: string;
  /** Of the zone, where it is known. */
  offset: string | undefined;
  disabled: boolean;
  onChange: (zone: string) => void;
}

/** A time zone, typed or chosen from those that the browser lists, with its offset. */
export function ZoneInput({ value, offset, onChange, className = '', ...rest }: Props) {
  const listId = useId();
  return (
    <>
      <Input
        {...rest}
        title={value}
        list={listId}
        value={value}
        className={`${className} [&>input]:pr-20`}
        after={
          <>
            {offset}
            <ChevronDown size={14} className="-mr-1 ml-1 text-text-2" aria-hidden />
          </>
        }
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
    </>
  );
}
