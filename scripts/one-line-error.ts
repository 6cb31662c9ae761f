/** Something that the person at the keyboard can mend: said in one line, without a stack. */
export class OneLineError extends Error {
  override readonly name = 'OneLineError';
}
