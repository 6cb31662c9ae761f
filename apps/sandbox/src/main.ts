import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_KEY, DEFAULT_SECRET } from './default-credentials.ts';
import { createSandbox, DataFileError } from './index.ts';
import type { SandboxOptions } from './index.ts';
import { worlds } from './seed/index.ts';

const DEFAULT_PORT = 8800;

const usage = `Usage: sandbox [options]
  --port <number>       port to listen on (default ${DEFAULT_PORT}; 0 takes any free one)
  --host <address>      address to listen on (default 127.0.0.1)
  --data <file>         data file, or :memory: (default)
  --world <name>        what an empty database is filled with: ${worlds.join(', ')} (default empty)
  --load <file>         a saved world that a new data file begins with
  --save <file>         saves the world to a new file, for --load, and ends
  --api-key <key>       default ${DEFAULT_KEY}
  --api-secret <secret> default ${DEFAULT_SECRET}
  --rate-limit-scale <number>  multiplies every rate limit (default 1)
`;

/** A command line that cannot be followed; the message is the one line that people see. */
class UsageError extends Error {}

function numberFlag(name: string, text: string, fits: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !fits(value)) throw new UsageError(`--${name} cannot be "${text}"`);
  return value;
}

function readFlags(args: string[]): (SandboxOptions & { save?: string | undefined }) | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const world = worlds.find((name) => name === values.world);
  if (!world) throw new UsageError(`--world must be one of ${worlds.join(', ')}, not "${values.world}"`);
  if (values['api-key'] === '' || values['api-secret'] === '') {
    throw new UsageError('--api-key and --api-secret must not be empty');
  }
  if (values.load !== undefined && values.data === ':memory:')
    throw new UsageError('--load needs --data, a file that is not there yet');
  // Said before a world is made that could not be saved.
  if (values.save !== undefined && existsSync(values.save))
    throw new UsageError(`--save: there is already a file ${values.save}`);
  return {
    load: values.load,
    save: values.save,
    port: numberFlag('port', values.port, (value) => Number.isInteger(value) && value >= 0 && value < 65_536),
    host: values.host,
    data: values.data,
    world,
    apiKey: values['api-key'],
    apiSecret: values['api-secret'],
    rateLimitScale: numberFlag('rate-limit-scale', values['rate-limit-scale'], (value) => value > 0),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: ':memory:' },
        world: { type: 'string', default: 'empty' },
        load: { type: 'string' },
        save: { type: 'string' },
        'api-key': { type: 'string', default: DEFAULT_KEY },
        'api-secret': { type: 'string', default: DEFAULT_SECRET },
        'rate-limit-scale': { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error), {
      cause: error,
    });
  }
}

function explain(error: unknown, { host, port }: { host?: string; port?: number }): string {
  if (error instanceof UsageError || error instanceof DataFileError) return error.message;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') return `Port ${port} on ${host} is in use.`;
    if (error.code === 'EACCES') return `Not allowed to listen on port ${port} of ${host}.`;
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return `Cannot listen on ${host}.`;
  }
  return error instanceof Error ? error.message : String(error);
}

let options: SandboxOptions = {};
try {
  const flags = readFlags(process.argv.slice(2));
  if (flags === 'help') {
    process.stdout.write(usage);
  } else {
    options = flags;
    const { save, ...started } = flags;
    const sandbox = await createSandbox({
      ...started,
      // Nobody is to reach a world that is only saved.
      ...(save !== undefined && { port: 0, host: '127.0.0.1' }),
      onDefect: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    });
    if (save !== undefined) {
      try {
        await sandbox.save(save);
      } finally {
        await sandbox.close();
      }
      process.stdout.write(`Saved: ${save}\n`);
    } else {
      process.stdout.write(`Sandbox: ${sandbox.url} (key ${sandbox.apiKey})\n`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          sandbox.close().then(
            () => process.exit(0),
            () => process.exit(1),
          );
        });
      }
    }
  }
} catch (error) {
  process.stderr.write(`${explain(error, options)}\n`);
  process.exitCode = 1;
}
