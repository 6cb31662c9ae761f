import { type Client, createClient } from '@backchannel/chat-api';
import { getChannelType, updateChannelType } from '@backchannel/chat-api/operations';
import type { UpdateChannelTypeRequest } from '@backchannel/chat-api/types';
import type { Page } from 'playwright-core';
import { serverToken } from '../sandbox/ask.ts';
import type { BenchSandbox } from '../servers/sandbox.ts';

type Change = Partial<UpdateChannelTypeRequest>;

/** Changes settings of channel types: of whoever is signed in on the page, with a reason, or past the product, as somebody
 *  with another tool. Throws when it is refused. */
export class Changes {
  readonly #client: Client;

  constructor({ url, apiKey, apiSecret }: BenchSandbox) {
    this.#client = createClient(({ method, path, headers, body, signal }) =>
      fetch(`${url}${path}${path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(apiKey)}`, {
        method,
        headers: { ...headers, 'stream-auth-type': 'jwt', authorization: serverToken(apiSecret) },
        ...(body !== undefined && { body }),
        signal,
      }),
    );
  }

  async ofOurs(page: Page, name: string, reason: string, change: Change): Promise<void> {
    const answer = await page.request.put(`/api/apps/sandbox/chat/api/v2/chat/channeltypes/${name}`, {
      headers: { origin: new URL(page.url()).origin, 'x-reason': encodeURIComponent(reason) },
      data: await this.#bodyOf(name, change),
    });
    if (!answer.ok()) throw new Error(`${name} was not changed: ${await answer.text()}`);
  }

  async ofOthers(name: string, change: Change): Promise<void> {
    await this.#client(updateChannelType, { params: { name }, body: await this.#bodyOf(name, change) });
  }

  /** With what every request has to say, as it is now. */
  async #bodyOf(name: string, change: Change): Promise<UpdateChannelTypeRequest> {
    const now = await this.#client(getChannelType, { params: { name } });
    // What the API answers for these it also takes.
    const always = { automod: now.automod, automod_behavior: now.automod_behavior } as Pick<
      UpdateChannelTypeRequest,
      'automod' | 'automod_behavior'
    >;
    return { ...always, max_message_length: now.max_message_length, ...change };
  }
}
