import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError, firstIssue } from './config-error.ts';

export const environments = ['sandbox', 'staging', 'production'] as const;
type Environment = (typeof environments)[number];

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

export interface AppWithSecret {
  readonly app: App;
  readonly secret: string;
}

export const publicChatApi = 'https://chat.stream-io-api.com';

export const baseUrlSchema = z
  .url({ protocol: /^https?$/, error: 'is not a URL; give one such as https://chat.example.com' })
  .refine((url) => !/[?#]/.test(url), 'has a query or fragment; give origin and path only')
  .transform((url) => url.replace(/\/+$/, ''));

const string = (what: string) =>
  z.string({ error: ({ input }) => `is ${input === undefined ? 'missing' : 'not a text'}; give ${what}` });
const text = (what: string) => string(what).trim().min(1, `is empty; give ${what}`);

/** What is said of something that is no object, or has a field too many. */
const wrongObject =
  (advice: string): z.core.$ZodErrorMap<z.core.$ZodIssueInvalidType | z.core.$ZodIssueUnrecognizedKeys> =>
  (issue) =>
    issue.code === 'unrecognized_keys' ? `has the unknown field "${issue.keys[0]}"; take it out` : advice;

const appSchema = z.strictObject(
  {
    id: string('a short name for URLs, such as "support"').regex(
      /^[a-z0-9][a-z0-9_-]{0,39}$/,
      'may hold up to 40 of a-z, 0-9, "-" and "_"; give such an id',
    ),
    label: text('the name that operators see'),
    colour: string('a colour such as "#2f6fed"').regex(
      /^#[0-9a-f]{6}$/i,
      'is not a colour; give six hex digits such as "#2f6fed"',
    ),
    environment: z.enum(environments, `is not an environment; give one of ${environments.join(', ')}`),
    baseUrl: baseUrlSchema.default(publicChatApi),
    apiKey: text("the app's API key"),
    apiSecretEnv: text('the name of the environment variable that holds the API secret'),
  },
  { error: wrongObject('is not an app; give an object') },
);

const settingsSchema = z.strictObject(
  {
    apps: z
      .array(appSchema, {
        error: ({ input }) => `is ${input === undefined ? 'missing' : 'not a list'}; give a list of apps`,
      })
      .min(1, 'is empty; give at least one app'),
  },
  { error: wrongObject('does not hold settings; give an object with the list "apps"') },
);

/** The apps of a settings file. Each secret is read from the environment variable that the file
 *  names. Throws `ConfigError` for an unreadable file, a wrong field or an unset variable. */
export function readSettingsFile(path: string, env: NodeJS.ProcessEnv): AppWithSecret[] {
  const where = `BACKCHANNEL_SETTINGS (${path})`;
  const result = settingsSchema.safeParse(readJson(path, where));
  if (!result.success) throw firstIssue(result.error, where);
  const seen = new Set<string>();
  return result.data.apps.map(({ apiSecretEnv, ...app }, index) => {
    const field = `${where} apps.${index}`;
    if (seen.has(app.id))
      throw new ConfigError(`${field}.id`, `"${app.id}" is used twice; give each app its own`);
    seen.add(app.id);
    const secret = env[apiSecretEnv];
    if (!secret) {
      throw new ConfigError(
        `${field}.apiSecretEnv`,
        `names ${apiSecretEnv}, which is not set; set it to the API secret`,
      );
    }
    return { app, secret };
  });
}

function readJson(path: string, where: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(where, 'cannot be read; give the path of a settings file', { cause });
  }
  const problem = problemOf(text);
  if (problem === undefined) return JSON.parse(text);
  throw new ConfigError(where, `is not JSON${placeOf(text, problem)}; mend it`);
}

/** What the parser says of a text that is not JSON. */
function problemOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** Where a text stops being JSON. The parser's own words are not shown: they quote the file, and somebody may have
 *  written a secret into it. */
function placeOf(text: string, problem: string): string {
  const told = /\(line (\d+) column (\d+)\)$/.exec(problem);
  if (told) return ` from line ${told[1]}, column ${told[2]}`;
  if (!problem.startsWith('Unexpected token')) return ': it ends too early';
  // Here it quotes without saying where. A beginning of the text has the same fault once the token is in it.
  let [before, after] = [0, text.length];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (problemOf(text.slice(0, middle))?.startsWith('Unexpected token')) after = middle;
    else before = middle;
  }
  const lines = text.slice(0, after).split('\n');
  return ` from line ${lines.length}, column ${lines.at(-1)?.length}`;
}
