import { useZone } from '../message/message-time.tsx';
import { dayInWords } from './days.ts';

/** The date that the messages below it belong to, in the operator's zone. */
export function DaySeparator({ day }: { day: string }) {
  const zone = useZone();
  const words = dayInWords(day, zone);
  return (
    <div role="separator" aria-label={words} className="flex items-center gap-3 px-4 py-2">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <span aria-hidden className="figures text-tiny font-medium text-text-2">
        {words}
      </span>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
