import type { Ref } from 'react';
import { useBeside } from '../../table/beside.ts';

interface Props {
  /** Focus can be put on it. */
  ref?: Ref<HTMLHeadingElement>;
  className: string;
  children: string;
}

/** The heading of a part of the channel: one level below the channel's name, which is the page's own heading or stands in a pane. */
export function PartHeading({ ref, className, children }: Props) {
  const Level = useBeside() ? 'h3' : 'h2';
  return (
    <Level ref={ref} tabIndex={ref === undefined ? undefined : -1} className={className}>
      {children}
    </Level>
  );
}
