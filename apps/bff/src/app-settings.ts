export const environments = ['sandbox', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

/** One Chat API app that operators can work in. Its secret is not here: see `Secrets`. */
export interface App {
  /** Appears in URLs: `/api/apps/{id}/chat/…`. */
  readonly id: string;
  readonly label: string;
  /** `#rrggbb`, shown beside the label. */
  readonly colour: string;
  readonly environment: Environment;
  /** Origin and path prefix of the Chat API, without a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
}
