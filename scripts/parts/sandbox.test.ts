import { expect, test } from 'vitest';
import { sandboxNodeArgs } from './sandbox-node-args.mjs';
import { sandboxProgram } from './sandbox.ts';

test('whoever starts the sandbox gives Node what it needs, and names the secret in no list of processes', () => {
  const program = sandboxProgram({
    data: ':memory:',
    world: 'demo',
    env: { TZ: 'UTC' },
    port: 4,
    apiSecret: 'secret',
  });
  expect(program.nodeArgs).toEqual(sandboxNodeArgs);
  expect(program.args).toBeUndefined();
  expect(program.env).toMatchObject({ TZ: 'UTC', SANDBOX_PORT: '4', SANDBOX_SECRET: 'secret' });
});
