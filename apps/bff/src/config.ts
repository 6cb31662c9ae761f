import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  type App,
  type AppWithSecret,
  baseUrlSchema,
  publicChatApi,
  readSettingsFile,
} from './app-settings.ts';
import { ConfigError, firstIssue } from './config-error.ts';
import { minAuthSecretLength, prepareDataFolder, readOrCreateAuthSecret } from './data-folder.ts';
import { Secrets } from './secrets.ts';

export { ConfigError } from './config-error.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings that may be shown to anyone; what may not is in `Secrets`. */
export interface Config {
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Where it listens: `localhost` for this machine alone, one IP address, or undefined for all interfaces. */
  readonly host?: string | undefined;
  /** Absolute path of the folder with the embedded database and the session secret. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Origin under which browsers reach us; without it, each request's own host counts. */
  readonly publicOrigin?: string | undefined;
  /** How many proxies in front of us may tell the client's address. */
  readonly trustedProxies: number;
  /** How often the settings of every app are looked at for what others have changed; 0 is never. */
  readonly historyPollSeconds: number;
  /** In the order in which the app switcher shows them; never empty. */
  readonly apps: readonly App[];
  /** Whether the only app is the embedded sandbox, where anyone may sign in. */
  readonly demo: boolean;
}

/** What is wrong, after the value as it was given. Not for what is or may hold a secret, as URLs do. */
const quoting = (problem: string) => ({
  error: ({ input }: { input?: unknown }) => `"${String(input)}" ${problem}`,
});

const wholeNumber = (max: number, problem: string) =>
  z
    .string()
    .regex(/^\d+$/, quoting(problem))
    .refine((value) => Number(value) <= max, quoting(problem))
    .transform(Number);

const environmentSchema = z.object({
  PORT: wholeNumber(65_535, 'is not a port; give a whole number from 0 to 65535').default(4000),
  BACKCHANNEL_HOST: z
    .string()
    .refine(
      (host) => host === 'localhost' || isIP(host) !== 0,
      quoting(
        'is not an address; give localhost for this machine alone, 0.0.0.0 for all interfaces, or an IP address',
      ),
    )
    .optional(),
  BACKCHANNEL_DATA: z.string().default('./data'),
  BACKCHANNEL_LOG_LEVEL: z
    .enum(logLevels, quoting(`is not a level; give one of ${logLevels.join(', ')}`))
    .default('info'),
  BACKCHANNEL_BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not a URL; give an origin such as https://chat-admin.example.com',
      abort: true,
    })
    .refine(
      (url) => url.replace(/\/$/, '') === new URL(url).origin,
      'has a path; give the origin only, such as https://chat-admin.example.com',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  BACKCHANNEL_TRUST_PROXY: z.preprocess(
    (value) => (value === 'true' ? '1' : value === 'false' ? '0' : value),
    wholeNumber(10, 'is not a number of proxies; give 0 to 10, true or false').default(0),
  ),
  BACKCHANNEL_HISTORY_POLL_SECONDS: wholeNumber(
    86_400,
    'is not a number of seconds; give 0 for never, or up to 86400',
  ).default(300),
  BACKCHANNEL_AUTH_SECRET: z
    .string()
    .min(minAuthSecretLength, `is too short; give at least ${minAuthSecretLength} random characters`)
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'is not a PostgreSQL URL; give postgres://user:password@host/database',
    })
    .optional(),
  BACKCHANNEL_SETTINGS: z.string().optional(),
  STREAM_API_KEY: z.string().optional(),
  STREAM_API_SECRET: z.string().optional(),
  STREAM_BASE_URL: baseUrlSchema.default(publicChatApi),
  BACKCHANNEL_SANDBOX_URL: baseUrlSchema.optional(),
  BACKCHANNEL_SANDBOX_KEY: z.string().optional(),
  BACKCHANNEL_SANDBOX_SECRET: z.string().optional(),
});
type Environment = z.infer<typeof environmentSchema>;

/** Reads all settings, creates the data folder and, where none is given, the session secret in
 *  it. An empty variable counts as not given. Throws `ConfigError` for the first wrong one. */
export function loadConfig(env: NodeJS.ProcessEnv): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) throw firstIssue(result.error);
  const settings = result.data;
  const apps = configuredApps(settings, env);
  const demo = apps.length === 0;
  if (demo) apps.push(sandboxApp(settings));
  const dataDir = resolve(settings.BACKCHANNEL_DATA);
  prepareDataFolder(dataDir);
  return {
    config: {
      port: settings.PORT,
      // Where anyone may sign in, they should at least have to sit at this machine.
      host: settings.BACKCHANNEL_HOST ?? (demo ? 'localhost' : undefined),
      dataDir,
      logLevel: settings.BACKCHANNEL_LOG_LEVEL,
      publicOrigin: settings.BACKCHANNEL_BASE_URL,
      trustedProxies: settings.BACKCHANNEL_TRUST_PROXY,
      historyPollSeconds: settings.BACKCHANNEL_HISTORY_POLL_SECONDS,
      apps: apps.map(({ app }) => app),
      demo,
    },
    secrets: new Secrets({
      auth: settings.BACKCHANNEL_AUTH_SECRET ?? readOrCreateAuthSecret(dataDir),
      databaseUrl: settings.DATABASE_URL,
      api: new Map(apps.map(({ app, secret }) => [app.id, secret])),
    }),
  };
}

function configuredApps(settings: Environment, env: NodeJS.ProcessEnv): AppWithSecret[] {
  const apps: AppWithSecret[] = [];
  const { STREAM_API_KEY: apiKey, STREAM_API_SECRET: secret } = settings;
  if (apiKey !== undefined && secret === undefined) {
    throw new ConfigError('STREAM_API_SECRET', 'is not set although STREAM_API_KEY is; set both or neither');
  }
  if (secret !== undefined && apiKey === undefined) {
    throw new ConfigError('STREAM_API_KEY', 'is not set although STREAM_API_SECRET is; set both or neither');
  }
  if (env['STREAM_BASE_URL'] && apiKey === undefined) {
    throw new ConfigError(
      'STREAM_API_KEY',
      'is not set although STREAM_BASE_URL is; set it and its secret, too',
    );
  }
  if (apiKey !== undefined && secret !== undefined) {
    const app: App = {
      id: 'default',
      label: 'Default app',
      colour: '#c4281f',
      environment: 'production',
      baseUrl: settings.STREAM_BASE_URL,
      apiKey,
    };
    apps.push({ app, secret });
  }
  const file = settings.BACKCHANNEL_SETTINGS;
  if (file !== undefined) apps.push(...readSettingsFile(resolve(file), env));
  if (apps.slice(1).some(({ app }) => app.id === apps[0]?.app.id)) {
    throw new ConfigError(
      'BACKCHANNEL_SETTINGS',
      'has an app "default", as STREAM_API_KEY makes one; rename it or unset STREAM_API_KEY',
    );
  }
  return apps;
}

function sandboxApp(settings: Environment): AppWithSecret {
  const required = (
    name: 'BACKCHANNEL_SANDBOX_URL' | 'BACKCHANNEL_SANDBOX_KEY' | 'BACKCHANNEL_SANDBOX_SECRET',
  ): string => {
    const value = settings[name];
    if (value !== undefined) return value;
    throw new ConfigError(
      name,
      'is not set and no app is configured; use npm start, or set STREAM_API_KEY and STREAM_API_SECRET',
    );
  };
  return {
    app: {
      id: 'sandbox',
      label: 'Demo data',
      colour: '#6a6a75',
      environment: 'sandbox',
      baseUrl: required('BACKCHANNEL_SANDBOX_URL'),
      apiKey: required('BACKCHANNEL_SANDBOX_KEY'),
    },
    secret: required('BACKCHANNEL_SANDBOX_SECRET'),
  };
}
