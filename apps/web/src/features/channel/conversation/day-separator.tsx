import { useZone } from '../message/message-time.tsx';
import { dayInWords } from './days.ts';

/** The date that the messages below it belong to, in the operator's zone. */
export function DaySeparator({ day }: { day: string }) {
  const zone = useZone();
  const words = dayInWords(day, zone);
  return (
    <div
      role="separator"
      aria-label={words}
      className="figures flex items-center gap-3 px-4 py-2 text-tiny font-medium text-text-2 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
    >
      {words}
    </div>
  );
}
