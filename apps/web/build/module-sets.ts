import type { Plugin } from 'vite';

/** What the entry only seems to need, since it stands in the index of a library. */
const behindSignIn =
  /\/chat-api\/src\/(?:client|query|time)\.ts$|\/(?:infiniteQueryObserver|infiniteQueryOptions|use\w*InfiniteQuery|useSuspense\w*|suspense)\.js$/;

/** What a library's index leads to, and none but later pages use. */
const onlyLater = /\/(?:queriesObserver|useQueries|useBlocker|useMutationState)\.js$/;

/** Likewise what the first pages only seem to need: one later page does. */
const behindFirstPages = /\/(?:useBlocker|useMutationState)\.js$/;

/** Which module belongs to which of the files that the first page waits for. */
export interface ModuleSets {
  plugin: Plugin;
  isEntry: (id: string) => boolean;
  isDoor: (id: string) => boolean;
  isFrame: (id: string) => boolean;
  isFirstPage: (id: string) => boolean;
}

/**
 * Left alone, the bundler cuts out whatever pages and dialogs share into many small files, and the first page waits for
 * all of them. So: one file for the entry with the primitives that every page needs, one for the sign-in, one for the
 * frame with the primitives of the first page behind it, one for that page. The rest stays as it falls.
 */
export function moduleSets(): ModuleSets {
  const entry = new Set<string>();
  const door = new Set<string>();
  const frame = new Set<string>();
  const firstPage = new Set<string>();
  const plugin: Plugin = {
    name: 'backchannel:module-sets',
    apply: 'build',
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const reach = (isStart: (id: string) => boolean): Set<string> => {
        const found = new Set<string>();
        const waiting = ids.filter(isStart);
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (found.has(id)) continue;
          if (onlyLater.test(id)) continue;
          found.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
        return found;
      };
      const page = (route: string) => reach((id) => id.includes(`/routes/${route}?tsr-split=`));
      const doors = page('sign-in.tsx');
      const first = page('_app/apps.$app/channels.tsx');
      fill(frame, page('_app.tsx'), primitives(first));
      fill(firstPage, first);
      fill(
        entry,
        [...reach((id) => this.getModuleInfo(id)?.isEntry === true)].filter((id) => !behindSignIn.test(id)),
        primitives(doors).filter((id) => frame.has(id) && !behindSignIn.test(id)),
      );
      fill(door, doors);
    },
  };
  return {
    plugin,
    isEntry: (id) => entry.has(id),
    isDoor: (id) => door.has(id),
    isFrame: (id) => frame.has(id),
    isFirstPage: (id) => firstPage.has(id),
  };
}

function fill(set: Set<string>, ...parts: Iterable<string>[]): void {
  for (const part of parts) for (const id of part) if (!behindFirstPages.test(id)) set.add(id);
}

/** What any page may use: libraries and everything below the features. */
function primitives(ids: Iterable<string>): string[] {
  return [...ids].filter((id) => !/\/src\/(?:features|routes)\//.test(id));
}
