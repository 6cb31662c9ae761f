import type { MessageRow } from './rows.ts';

/** About how many pixels a message will take, before it is measured. `width` is that of the list in pixels. */
export function estimateHeight(row: MessageRow | undefined, width: number): number {
  if (!row) return 48;
  const { message, day, continues } = row;
  const spoken = message.deleted_at === undefined && message.type !== 'system';
  const letters = Math.max(24, (width - 64) / 6.6);
  const lines = message.text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  const shown = Math.min(lines, 20);
  const text = message.text === '' ? 0 : shown * 20 + (lines > shown ? 24 : 0);
  const pictures = message.attachments.length === 0 ? 0 : Math.ceil(message.attachments.length / 2) * 96;
  const foot = message.reply_count > 0 || Object.keys(message.reaction_counts).length > 0 ? 24 : 0;
  const head = continues ? 4 : 28;
  return (day === undefined ? 0 : 32) + (spoken ? head + text + pictures + foot : 44);
}
