// The BFF as the product runs it, serving a built web app on each of several ports: so that two
// pages are compared on the same server, with the same sign-in. Folders are the arguments.
import { createApp } from '@backchannel/bff';
import { loadConfig } from '../../apps/bff/src/config.ts';
import { systemClock } from '../../apps/bff/src/clock.ts';
import { closeContext, createContext } from '../../apps/bff/src/create-context.ts';
import { openDatabase } from '../../apps/bff/src/db/open.ts';
import { createLogger } from '../../apps/bff/src/http/log.ts';
import { listen, stop } from '../../apps/bff/src/serve.ts';

const { config, secrets } = loadConfig(process.env);
const log = createLogger(config.logLevel);
const database = await openDatabase({ url: secrets.databaseUrl, dataDir: config.dataDir, log });
const context = createContext({ config, secrets, database, log, clock: systemClock });

const webRoots = process.argv.slice(2);
const listening = await Promise.all(
  webRoots.map((webRoot, i) => listen(createApp(context, { webRoot }), config.port + i)),
);
process.once('SIGTERM', () => {
  void Promise.all(listening.map(({ server }) => stop(server)))
    .then(() => closeContext(context))
    .then(() => process.exit(0));
});
process.send?.({ urls: listening.map(({ port }) => `http://127.0.0.1:${port}`) });
