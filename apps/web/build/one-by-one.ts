import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const icons = 'lucide-react';
const operations = '@backchannel/chat-api/operations';
const prefix = '\0operation:';

/**
 * Takes apart two modules that hold hundreds of independent things each, icons and operations. A module lies in one
 * file as a whole, with all that any page uses of it; so what only the last dialog needs would come with the first page.
 */
export function oneByOne(): Plugin {
  const iconFiles = new Map<string, string>();
  const operationTexts = new Map<string, string>();
  let root = process.cwd();
  return {
    name: 'backchannel:one-by-one',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    async buildStart() {
      const read = async (module: string): Promise<{ id: string; text: string }> => {
        const resolved = await this.resolve(module, join(root, 'src/main.tsx'));
        if (!resolved) throw new Error(`${module} is not installed`);
        return { id: resolved.id, text: await readFile(resolved.id, 'utf8') };
      };
      const library = await read(icons);
      for (const [, names = '', file = ''] of library.text.matchAll(
        /export \{([^}]*)\} from '(\.\/icons\/[^']+)'/g,
      )) {
        for (const [, name = ''] of names.matchAll(/default as (\w+)/g))
          iconFiles.set(name, join(dirname(library.id), file));
      }
      const contract = await read(operations);
      for (const [, name = '', value = ''] of contract.text.matchAll(
        /export const (\w+): Operation<[^\n]*> = (\{\n[^]*?\n\});/g,
      ))
        operationTexts.set(name, value);
    },
    resolveId: (id) => (id.startsWith(prefix) ? id : undefined),
    load(id) {
      const text = id.startsWith(prefix) ? operationTexts.get(id.slice(prefix.length)) : undefined;
      return text === undefined ? undefined : `export default ${text};`;
    },
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\.tsx?(?:\?|$)/.test(id)) return undefined;
      const apart = code.replaceAll(
        /^import \{([^}]*)\} from '(lucide-react|@backchannel\/chat-api\/operations)';/gm,
        (_, names: string, module: string) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '' && !name.startsWith('type '))
            .map((name) => {
              const [imported = '', local = imported] = name.split(/\s+as\s+/);
              const file = module === icons ? iconFiles.get(imported) : `${prefix}${imported}`;
              if (file === undefined || (module === operations && !operationTexts.has(imported)))
                throw new Error(`${id}: ${module} has no ${imported}`);
              return `import ${local} from ${JSON.stringify(file)};`;
            })
            .join(' '),
      );
      return apart === code ? undefined : { code: apart, map: null };
    },
  };
}
