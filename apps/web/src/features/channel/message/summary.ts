import type { MessageResponse } from '@backchannel/chat-api/types';
import { attachmentFacts } from './attachment-facts.ts';

const enough = 200;

/** One line that stands for a message: its text, else what is attached, else that it was deleted. */
export function summary({ text, attachments, deleted_at, poll }: MessageResponse): string {
  if (deleted_at !== undefined && text === '') return 'Message deleted';
  if (text.trim() !== '') return text.trim().slice(0, enough).replace(/\s+/g, ' ');
  const [first] = attachments;
  if (first)
    return attachments.length > 1 ? `${attachments.length} attachments` : attachmentFacts(first).name;
  return poll ? `Poll: ${poll.name}` : 'No text';
}
