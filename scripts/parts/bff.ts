import { builtProgram } from '../program-build.ts';
import { type Part, startPart, untilAnnounced } from './part.ts';

export interface BffPart {
  readonly part: Part;
  readonly url: string;
}

/** Starts the BFF with exactly this environment and waits until it listens. `onLine` receives
 *  each line that it prints, `Ready: …` and `Sign in: …` among them. */
export async function startBff(options: {
  env: NodeJS.ProcessEnv;
  onLine: (line: string) => void;
  onErrorLine?: (line: string) => void;
  nodeArgs?: readonly string[];
  register?: (part: Part) => void;
}): Promise<BffPart> {
  const { env, onLine, onErrorLine, nodeArgs, register } = options;
  const ready = Promise.withResolvers<string>();
  const entry = await builtProgram('BFF');
  const part = startPart({
    name: 'BFF',
    entry,
    env,
    ...(nodeArgs && { nodeArgs }),
    ...(onErrorLine && { onErrorLine }),
    onLine: (line) => {
      onLine(line);
      const url = /^Ready: (\S+)$/.exec(line)?.[1];
      if (url !== undefined) ready.resolve(url);
    },
  });
  register?.(part);
  return { part, url: await untilAnnounced(part, ready.promise) };
}
