import { isObject, type Json } from '@backchannel/configuration';

/** The two marks of a label. */
export type Mark = 'flag' | 'block';

export const marks: readonly Mark[] = ['flag', 'block'];

/** A mark as the scale can show it: a score from 0 to 1. */
export const scoreOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;

/** The marks of a label, as they are. */
export const marksOf = (thresholds: Json | undefined, label: string): Readonly<Record<string, Json>> => {
  const found = isObject(thresholds) ? thresholds[label] : undefined;
  return isObject(found) ? found : {};
};

/** A score to the hundredth, between the ends that a mark may move in: what is blocked is flagged as well. */
export function bounded(
  mark: Mark,
  score: number,
  { flag, block }: { flag: number | undefined; block: number | undefined },
): number {
  const least = mark === 'block' ? (flag ?? 0) : 0;
  const most = mark === 'flag' ? (block ?? 1) : 1;
  return Math.min(most, Math.max(least, Math.round(score * 100) / 100));
}

/** Where a key takes a mark: arrows a hundredth, with Shift five; Home and End as far as it may go. */
export function movedBy(key: string, withShift: boolean, score: number): number | undefined {
  const step = withShift ? 0.05 : 0.01;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return score + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return score - step;
    case 'PageUp':
      return score + 0.05;
    case 'PageDown':
      return score - 0.05;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return undefined;
  }
}
