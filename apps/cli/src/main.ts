#!/usr/bin/env node
import { parseArgs } from 'node:util';
import {
  applyConfiguration,
  checkConfiguration,
  exportConfiguration,
  type Options,
  type Outcome,
  planConfiguration,
} from './config/commands.ts';
import { Failure } from './failure.ts';
import { accountFrom, Session } from './session.ts';

const usage = `Usage: backchannel config export | plan | apply | check

  export    write the app's configuration to --file, or print it
  plan      print what would be changed so that the app is as --file says
  apply     change it
  check     end with code 2 when the app differs from --file

  --app ID        the app; default: sandbox
  --file PATH     the configuration, YAML
  --prune         also delete what is not in the file
  --reason TEXT   why, for the history

As whom: BACKCHANNEL_EMAIL and BACKCHANNEL_PASSWORD, or in the demo BACKCHANNEL_DEMO_ROLE=admin.
Where: BACKCHANNEL_URL, default http://localhost:4000.
`;

const commands: Readonly<Record<string, (session: Session, options: Options) => Promise<Outcome>>> = {
  export: exportConfiguration,
  plan: planConfiguration,
  apply: applyConfiguration,
  check: checkConfiguration,
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        app: { type: 'string', default: 'sandbox' },
        file: { type: 'string' },
        prune: { type: 'boolean', default: false },
        reason: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const { values, positionals } = parse(args);
  if (values.help) return { output: usage, code: 0 };
  const [part, name = ''] = positionals;
  const command = part === 'config' && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || positionals.length > 2) throw new Failure(usage.trimEnd());
  const { app, file, prune, reason } = values;
  const session = await Session.open(accountFrom(env));
  try {
    return await command(session, { app, file, prune, reason, say });
  } finally {
    // What was done is done, and said, also when the way out fails: a session ends by itself.
    await session.close().catch((error: unknown) => {
      process.stderr.write(`Not signed out: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  }
}

try {
  const { output, code } = await run(process.argv.slice(2), process.env);
  process.stdout.write(output);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
