import type { Context } from '../context.ts';
import { saveAppSettings } from '../store/app.ts';
import { seedChannelTypes } from './channel-types.ts';
import { seedDemo } from '../worlds/demo/index.ts';
import { seedLarge } from '../worlds/large/index.ts';

export const worlds = ['empty', 'demo', 'large'] as const;
export type World = (typeof worlds)[number];

const contents: Record<World, (context: Context) => void> = {
  empty: () => undefined,
  demo: seedDemo,
  large: seedLarge,
};

/** Fills an empty database: what every app has, then the world's own people and channels. */
export function seed(context: Context, world: World): void {
  context.db.transaction(() => {
    saveAppSettings(context.db, { name: world === 'demo' ? 'Lumen Travel' : 'Sandbox' }, context.clock.now());
    seedChannelTypes(context);
    contents[world](context);
  });
}
