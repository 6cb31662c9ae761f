import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const entry = 'entry-of-a-page';
const page = `
  import { createClient } from '@backchannel/chat-api';
  import { queryChannels } from '@backchannel/chat-api/operations';
  globalThis.call = (send) => createClient(send)(queryChannels, { body: {} });`;

/** The scripts of a page that has this one entry, as the web app's are built. */
async function scriptsOf(code: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `\0${id}` : undefined),
        load: (id) => (id === `\0${entry}` ? code : undefined),
      },
    ],
    build: { write: false, modulePreload: false, rolldownOptions: { input: entry } },
  });
  if (!('output' in built)) throw new Error('there is more than one build');
  return built.output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`${file.fileName} is no script`);
    return file.code;
  });
}

test('a page that calls one operation carries less than 4 kB of this, compressed', async () => {
  const scripts = await scriptsOf(page);
  expect(scripts).toHaveLength(1);
  const [script = ''] = scripts;
  expect(script).toContain('/api/v2/chat/channels');
  // Nothing of the other operations, nor of the schemas.
  expect(script).not.toContain('truncate');
  expect(gzipSync(script).byteLength).toBeLessThan(4000);
}, 60_000);
