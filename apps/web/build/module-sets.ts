import type { Plugin } from 'vite';

/**
 * Two sets of modules that each become one file: what the entry needs at once, and what the frame around every
 * signed-in page needs besides. Left alone, the bundler cuts out whatever pages and dialogs share with them into many
 * small files, and the first page waits for all of those.
 */
export function moduleSets(frameRoute: string) {
  const entry = new Set<string>();
  const frame = new Set<string>();
  const plugin: Plugin = {
    name: 'backchannel:module-sets',
    apply: 'build',
    buildEnd() {
      const collect = (into: Set<string>, isStart: (id: string) => boolean) => {
        const waiting = [...this.getModuleIds()].filter(isStart);
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (into.has(id)) continue;
          into.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      };
      collect(entry, (id) => this.getModuleInfo(id)?.isEntry === true);
      collect(frame, (id) => id.includes(`${frameRoute}?tsr-split=component`));
    },
  };
  return {
    plugin,
    isEntry: (id: string): boolean => entry.has(id),
    isFrame: (id: string): boolean => frame.has(id),
  };
}
