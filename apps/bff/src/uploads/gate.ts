import { HttpError, RateLimited } from '../http/errors.ts';
import type { UploadLimits } from './limits.ts';

const waitS = 5;

/** Counts the uploads that are under way, as each takes room on the disk and in the way out. */
export class UploadGate {
  readonly #limits: UploadLimits;
  readonly #underWay = new Map<string, number>();
  #all = 0;

  constructor(limits: UploadLimits) {
    this.#limits = limits;
  }

  /** Lets an upload in, or throws `RateLimited` when the operator has as many as one may have, and 503 `busy` when all
   *  together have. The function that it returns is to be called once, when the upload is over. */
  enter(operatorId: string): () => void {
    const { atOnce, perOperator } = this.#limits;
    const own = this.#underWay.get(operatorId) ?? 0;
    if (own >= perOperator) {
      throw new RateLimited(`You have ${perOperator} uploads under way already. Wait for one to end.`, waitS);
    }
    if (this.#all >= atOnce) {
      throw new HttpError(
        503,
        'busy',
        `${atOnce} uploads are under way here, and no more fit. Try again soon.`,
        {
          details: { retry_after_s: waitS },
        },
      );
    }
    this.#all += 1;
    this.#underWay.set(operatorId, own + 1);
    return () => {
      this.#all -= 1;
      const left = (this.#underWay.get(operatorId) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(operatorId);
      else this.#underWay.set(operatorId, left);
    };
  }
}
