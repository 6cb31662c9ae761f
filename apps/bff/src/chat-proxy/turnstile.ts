import { RateLimited } from '../http/errors.ts';

/** Far more than a page asks for at once, far fewer than the connections to an app. */
const mostAtOnce = 64;

/** Counts each operator's calls that are under way, so that one person cannot hold every connection to an app. */
export class Turnstile {
  readonly #underWay = new Map<string, number>();

  /** Lets a call in, or throws `RateLimited`. The function that it returns is to be called once, when the call is over. */
  enter(operatorId: string): () => void {
    const count = this.#underWay.get(operatorId) ?? 0;
    if (count >= mostAtOnce) {
      throw new RateLimited(`You have ${mostAtOnce} calls under way already. Wait for them to end.`, 1);
    }
    this.#underWay.set(operatorId, count + 1);
    return () => {
      const left = (this.#underWay.get(operatorId) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(operatorId);
      else this.#underWay.set(operatorId, left);
    };
  }
}
