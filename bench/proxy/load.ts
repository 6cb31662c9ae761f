import { start } from '../process/start.ts';
import type { Load, LoadResult } from './load-process.ts';

/** A process that makes load. One at a time: it answers in the order in which it was asked. */
export type MakeLoad = (load: Load) => Promise<LoadResult>;

export async function startLoad(): Promise<MakeLoad> {
  const { part } = await start({ entry: 'bench/proxy/load-process.ts' });
  return async (load) => {
    const answered = Promise.withResolvers<LoadResult>();
    // The one program at the other end sends nothing else.
    part.process.once('message', (message) => answered.resolve(message as LoadResult));
    void part.exited.then(() => answered.reject(new Error('the load has ended early')));
    part.process.send(load, (error) => {
      if (error) answered.reject(error);
    });
    const result = await answered.promise;
    if (result.error !== undefined) throw new Error(result.error);
    return result;
  };
}
