import { typeSpecs } from '@backchannel/chat-api/spec';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import { WrittenAnswer } from './written-answer.ts';

// Answers that are the very thing that they are about, and have no place for how long it took. The description says so
// of reminders as well, but the service wraps them.
const isBare = ({ name, responseType }: OperationSpec): boolean =>
  name !== 'create_reminder' && typeSpecs[responseType]?.properties['duration'] === undefined;

/** The JSON of what an operation answers, with how long it took where that has a place: a text, or its bytes. */
export function writeAnswer(spec: OperationSpec, answer: object, duration: string): string | Buffer {
  if (answer instanceof WrittenAnswer) return answer.with({ duration });
  return JSON.stringify(isBare(spec) ? answer : { ...answer, duration });
}
