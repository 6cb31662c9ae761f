import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { say } from '../../scripts/say.ts';
import { buildWeb } from '../../scripts/web-build.ts';
import type { Target } from '../browser/visit.ts';
import { buildFloors } from '../floor/build.ts';
import { signIn, startBff } from '../servers/bff.ts';
import { startSandbox } from '../servers/sandbox.ts';

/** A row that shows a channel: skeletons have no links. */
const channelRow = '[role=row] a[href*="/channels/"]';

export interface Targets {
  signIn: Target;
  signInFloor: Target;
  channels: Target;
  channelsFloor: Target;
}

/** Starts a sandbox with the demo world and a BFF before it that serves the built web app and,
 *  beside it, the floors: same server, same data, same session. */
export async function startTargets(): Promise<Targets> {
  const upstream = await startSandbox();
  await buildWeb();
  say('Building the floors…');
  const floors = await buildFloors();
  const { urls } = await startBff({ webRoots: [join(root, 'apps/web/dist'), ...floors], upstream });
  const [web, channelsFloor, signInFloor] = urls;
  if (web === undefined || channelsFloor === undefined || signInFloor === undefined) {
    throw new Error('the BFF does not serve the three pages');
  }
  const cookie = await signIn(web);
  return {
    signIn: { name: 'sign-in page', url: `${web}/sign-in`, ready: 'input[type=password]' },
    signInFloor: { name: 'its floor', url: `${signInFloor}/sign-in`, ready: 'input[type=password]' },
    channels: {
      name: 'channels page',
      url: `${web}/apps/sandbox/channels`,
      ready: channelRow,
      drawn: `[role=grid] ${channelRow}`,
      cookie,
    },
    channelsFloor: {
      name: 'its floor ',
      url: `${channelsFloor}/apps/sandbox/channels`,
      ready: 'tbody tr',
      cookie,
    },
  };
}
