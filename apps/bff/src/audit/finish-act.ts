import type { Context } from '../context.ts';
import type { PendingAct, Result } from './types.ts';

/** Writes down what became of an act. What was done stays done when that fails: the record then says
 *  that its outcome is unknown, and the log why. */
export async function finishAct(
  { log }: Pick<Context, 'log'>,
  pending: PendingAct,
  result: Result,
): Promise<void> {
  try {
    await pending.finish(result);
  } catch (error) {
    log.error({ err: error, act: pending.id, result }, 'the outcome of a change could not be recorded');
  }
}
