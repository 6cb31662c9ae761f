import { type Json, same } from '@backchannel/configuration';
import { type ComponentProps, useState } from 'react';
import { Input } from '../../../../ui/input.tsx';

interface Props extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: Json | undefined;
  /** What a text means. What means nothing is handed on as the text that it is, so that nothing typed is lost. */
  read: (text: string) => Json | undefined;
  /** How a value is written when nobody is typing. */
  write: (value: Json | undefined) => string;
  onChange: (value: Json | undefined) => void;
}

/** A field whose text stands for a value. What is typed stays as it is typed until the field is left. */
export function TypedText({ value, read, write, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string>();
  const isCurrent = typed !== undefined && same(read(typed), value);
  return (
    <Input
      {...rest}
      value={isCurrent ? typed : write(value)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
