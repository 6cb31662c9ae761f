/** What `Secrets` is made of. */
export interface SecretValues {
  /** Signs session cookies. */
  readonly auth: string;
  /** Carries a password, so it counts as a secret. */
  readonly databaseUrl?: string | undefined;
  /** App id → API secret. */
  readonly api: ReadonlyMap<string, string>;
}

/** Everything that must reach no log line, answer or record. The values sit in private
 *  fields, so that printing or serialising the object shows none of them. */
export class Secrets {
  readonly #values: SecretValues;

  constructor(values: SecretValues) {
    this.#values = values;
  }

  get auth(): string {
    return this.#values.auth;
  }

  get databaseUrl(): string | undefined {
    return this.#values.databaseUrl;
  }

  /** The API secret of an app. Throws for an app that is not configured. */
  api(appId: string): string {
    const secret = this.#values.api.get(appId);
    if (secret === undefined) throw new Error(`no API secret for app "${appId}"`);
    return secret;
  }
}
