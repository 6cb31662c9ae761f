import { WrittenAnswer } from './written-answer.ts';

/** The JSON of what an operation answers, with at least one field more: a text, or its bytes. */
export const writeAnswer = (answer: object, more: object): string | Buffer =>
  answer instanceof WrittenAnswer ? answer.with(more) : JSON.stringify({ ...answer, ...more });
