import { type Json, textOf } from '@backchannel/configuration';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Input } from '../../../../ui/input.tsx';
import { type ControlProps, emptied } from './control.ts';

/** Texts that people write, one in each line. Enter goes on to the next. */
export function TextsControl({
  id,
  label,
  value,
  saved,
  disabled,
  describedBy,
  invalid,
  onChange,
}: ControlProps) {
  const list = useRef<HTMLUListElement>(null);
  const texts = Array.isArray(value) ? value.map((text: Json) => textOf(text)) : [];
  const put = (next: readonly string[]) => onChange(next.length === 0 ? emptied(saved, []) : next);
  // At once, as the next key may come before the next frame.
  const putAndFocus = (next: readonly string[], index: number) => {
    flushSync(() => put(next));
    list.current?.querySelectorAll('input')[index]?.focus();
  };
  const insert = (at: number) => putAndFocus(texts.toSpliced(at, 0, ''), at);
  return (
    <div role="group" aria-label={label} aria-describedby={describedBy} className="grid max-w-80 gap-1.5">
      <ul ref={list} className="grid gap-1.5 empty:hidden">
        {texts.map((text, index) => (
          // They have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="flex items-center gap-1">
            <Input
              id={index === 0 ? id : undefined}
              aria-label={`${label}, ${index + 1} of ${texts.length}`}
              dir="auto"
              className="flex-1"
              value={text}
              disabled={disabled}
              aria-invalid={(invalid && text === '') || undefined}
              onChange={(event) => put(texts.with(index, event.target.value))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                insert(index + 1);
              }}
            />
            {!disabled && (
              <IconButton
                icon={X}
                size="form"
                label={text === '' ? 'Remove the empty one' : `Remove ${text}`}
                onClick={() => putAndFocus(texts.toSpliced(index, 1), Math.max(0, index - 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {texts.length === 0 && <p className="flex h-8 items-center text-text-3">None: any reason</p>}
      {!disabled && (
        <Button
          id={texts.length === 0 ? id : undefined}
          icon={Plus}
          className="justify-self-start"
          onClick={() => insert(texts.length)}
        >
          Add a reason
        </Button>
      )}
    </div>
  );
}
