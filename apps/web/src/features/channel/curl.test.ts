import { execFileSync } from 'node:child_process';
import { getChannel, getMessage, getOrCreateChannel } from '@backchannel/chat-api/operations';
import { describe, expect, it } from 'vitest';
import { curlOf } from './curl.ts';

/** What a shell makes of the command: the words that curl would get. */
function wordsOf(command: string): string[] {
  const env = { STREAM_TOKEN: 'T', STREAM_API_KEY: 'K', PATH: process.env['PATH'] };
  const shell = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync('sh', ['-c', shell], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('curlOf', () => {
  it('asks the public API with key and token of the environment', () => {
    const command = curlOf(getChannel, {
      params: { type: 'messaging', id: 'general' },
      query: { messages_limit: 5 },
    });
    expect(wordsOf(command)).toEqual([
      'https://chat.stream-io-api.com/api/v2/chat/channels/messaging/general?messages_limit=5&api_key=K',
      '-H',
      'Authorization: T',
      '-H',
      'stream-auth-type: jwt',
    ]);
  });

  it('encodes what an id has that addresses have, too', () => {
    const [address] = wordsOf(curlOf(getMessage, { params: { id: 'evil/1?a=#b c' } }));
    expect(address).toBe(
      'https://chat.stream-io-api.com/api/v2/chat/messages/evil%2F1%3Fa%3D%23b%20c?api_key=K',
    );
  });

  it('survives quotes, dollars and backslashes in ids and bodies', () => {
    const id = `it's $HOME \`x\` "\\`;
    const command = curlOf(getOrCreateChannel, {
      params: { type: 'messaging', id: 'a' },
      body: { messages: { id_around: id } },
    });
    const words = wordsOf(command);
    expect(words.slice(1, 3)).toEqual(['-X', 'POST']);
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({ messages: { id_around: id } });
  });
});
