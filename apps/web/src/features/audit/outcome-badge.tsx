import { Check, CircleHelp, Lock, type LucideIcon, X } from 'lucide-react';
import type { Outcome } from '../../api/audit.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

const looks: Record<Outcome, { word: string; tone: Tone; icon: LucideIcon }> = {
  succeeded: { word: 'Done', tone: 'green', icon: Check },
  failed: { word: 'Failed', tone: 'red', icon: X },
  refused: { word: 'Refused', tone: 'amber', icon: Lock },
  unknown: { word: 'Not known', tone: 'plain', icon: CircleHelp },
};

export const outcomeWord = (outcome: Outcome): string => looks[outcome].word;

/** How it ended. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { word, tone, icon } = looks[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
