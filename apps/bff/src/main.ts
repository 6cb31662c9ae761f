import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { issueFirstAdminToken } from './auth/first-admin.ts';
import { SessionTidy } from './auth/session-tidy.ts';
import { systemClock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import type { Context } from './context.ts';
import { closeContext, createContext } from './create-context.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { Poller } from './history/poller.ts';
import { createLogger } from './http/log.ts';
import type { Secrets } from './secrets.ts';
import { listen, nameOf, stop } from './serve.ts';
import { databaseError, portError, startError } from './start-error.ts';

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Starts the server as the environment says, tells when it is ready, and stops it on a signal. */
async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const { config, secrets } = loadConfig(env);
  const log = createLogger(config.logLevel);
  const database = await openAsConfigured(config, secrets, log);
  const context = createContext({ config, secrets, database, log, clock: systemClock });
  try {
    const sessions = new SessionTidy(context);
    await sessions.start();
    const { server, port } = await listen(createApp(context, { webRoot }), config.port, config.host);
    const origin = config.publicOrigin ?? `http://${nameOf(config.host)}:${port}`;
    const token = await issueFirstAdminToken(context.db, context.clock());
    const link = token === undefined ? '' : `Sign in: ${origin}/first-admin?token=${token}\n`;
    const poller = new Poller(context);
    poller.start();
    context.changeSets.watch();
    stopOnSignal(async () => {
      await stop(server);
      await Promise.all([poller.stop(), sessions.stop()]);
      await closeContext(context);
    }, context);
    // Only now: whoever reads this may send a signal at once.
    process.stdout.write(`Ready: ${origin}\n${link}`);
  } catch (error) {
    await closeContext(context);
    throw portError(error, config);
  }
}

async function openAsConfigured(config: Config, secrets: Secrets, log: Logger): Promise<OpenDatabase> {
  try {
    return await openDatabase({ url: secrets.databaseUrl, dataDir: config.dataDir, log });
  } catch (error) {
    throw databaseError(error, config, secrets.databaseUrl !== undefined);
  }
}

/** A second signal ends the process at once. */
function stopOnSignal(shutDown: () => Promise<void>, { log }: Context): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      shutDown().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

start(process.env).catch((error: unknown) => {
  process.stderr.write(`${startError(error)}\n`, () => process.exit(1));
});
