import type { Request } from 'express';
import { dashboardAct } from '../audit/dashboard-act.ts';
import type { Actor } from '../audit/types.ts';
import type { Context } from '../context.ts';
import { HttpError, RateLimited } from '../http/errors.ts';
import { isRole } from './roles.ts';

const toldForMs = 60_000;
const maxTold = 1000;

/** Why the password of an operator who may not come in does not let them in; for the audit log alone. */
export class ShutOut extends Error {
  override readonly name = 'ShutOut';
  readonly code = 'operator_disabled';

  constructor() {
    super('The password is right, but the operator is disabled.');
  }
}

/** Writes attempts to sign in down, whatever became of them. Of those at a shut door, which cost a
 *  guesser nothing, one a minute for each address. */
export class SignInAudit {
  readonly #context: Pick<Context, 'audit' | 'clock' | 'db'>;
  readonly #told = new Map<string, number>();

  constructor(context: Pick<Context, 'audit' | 'clock' | 'db'>) {
    this.#context = context;
  }

  async succeeded(request: Request, user: { email: string } | { id: string }): Promise<void> {
    const operator = await this.#find(user);
    const act = dashboardAct(request, operator, { operation: 'sign_in', target: operator?.email ?? '' });
    await this.#context.audit.record(act, { outcome: 'succeeded' });
  }

  async refused(request: Request, who: { email: string; address: string }, error: unknown): Promise<void> {
    if (!(error instanceof HttpError)) return;
    if (error instanceof RateLimited && !this.#isNews(who.address)) return;
    const { status } = error;
    // Whoever reads the log may know what a stranger may not.
    const { code, message } = error.cause instanceof ShutOut ? error.cause : error;
    const act = dashboardAct(request, undefined, { operation: 'sign_in', target: who.email });
    await this.#context.audit.record(act, { outcome: 'refused', status, error: { code, message } });
  }

  #isNews(address: string): boolean {
    const now = this.#context.clock();
    if ((this.#told.get(address) ?? 0) > now - toldForMs) return false;
    if (this.#told.size >= maxTold) this.#told.clear();
    this.#told.set(address, now);
    return true;
  }

  async #find(user: { email: string } | { id: string }): Promise<(Actor & { email: string }) | undefined> {
    const [column, value] = 'id' in user ? (['id', user.id] as const) : (['email', user.email] as const);
    const row = await this.#context.db
      .selectFrom('user')
      .select(['id', 'name', 'email', 'role'])
      .where(column, '=', value)
      .executeTakeFirst();
    return row && isRole(row.role) ? { ...row, role: row.role } : undefined;
  }
}
