import type { Plugin, Rollup } from 'vite';

/**
 * Takes two kinds of file out of the build that would each cost the first page a request: the bundler's run-time
 * helpers (half a kilobyte, copied into the chunks that use them) and chunks that only hand on what another exports.
 */
export function fewerFiles(): Plugin {
  return {
    name: 'backchannel:fewer-files',
    apply: 'build',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
        const helpers = chunks.find((chunk) => chunk.name === 'rolldown-runtime');
        if (helpers) {
          for (const chunk of chunks) if (chunk !== helpers) takeIn(helpers, chunk);
          delete bundle[helpers.fileName];
        }
        for (const chunk of chunks) {
          const target = handedOn(chunk);
          if (!target) continue;
          const from = new RegExp(`import\\((["'\`])\\./${escape(baseOf(chunk))}\\1\\)`, 'g');
          for (const other of chunks) {
            other.code = other.code.replace(from, () => target.replacement);
            other.dynamicImports = other.dynamicImports.map((name) =>
              name === chunk.fileName ? target.file : name,
            );
          }
          delete bundle[chunk.fileName];
        }
      },
    },
  };
}

const baseOf = (chunk: Rollup.OutputChunk): string =>
  chunk.fileName.slice(chunk.fileName.lastIndexOf('/') + 1);
const escape = (text: string): string => text.replaceAll(/[.$]/g, String.raw`\$&`);

function takeIn(helpers: Rollup.OutputChunk, chunk: Rollup.OutputChunk): void {
  if (!chunk.imports.includes(helpers.fileName)) return;
  const statement = new RegExp(`import\\{([^}]*)\\}from(["'\`])\\./${escape(baseOf(helpers))}\\2;`);
  const names = statement.exec(chunk.code)?.[1];
  const exported = /export\s*\{([^}]*)\};?\s*$/.exec(helpers.code);
  if (names === undefined || !exported)
    throw new Error(`${chunk.fileName} uses the helpers in an unknown way`);
  const body = helpers.code.slice(0, exported.index);
  const handed = pairs(exported[1] ?? '').map(([local, name]) => `${name}:${local}`);
  const taken = pairs(names).map(([name, local]) => `${name}:${local}`);
  chunk.code = chunk.code.replace(
    statement,
    () => `const{${taken.join()}}=(()=>{${body};return{${handed.join()}}})();`,
  );
  chunk.imports = chunk.imports.filter((name) => name !== helpers.fileName);
}

/** `a as b,c` as pairs: [a, b], [c, c]. */
function pairs(list: string): [string, string][] {
  return list.split(',').map((item) => {
    const [first = '', second = first] = item.trim().split(/\s+as\s+/);
    return [first, second];
  });
}

/** For a chunk that is nothing but `import{…}from"./other.js";export{…}`: the expression that says the same. */
function handedOn(chunk: Rollup.OutputChunk): { file: string; replacement: string } | undefined {
  const shape = /^import\{([^}]*)\}from(["'`])\.\/([^"'`]+)\2;export\{([^}]*)\};?\s*(?:\/\/#.*)?$/.exec(
    chunk.code.trim(),
  );
  const [file] = chunk.imports;
  if (!shape || file === undefined || chunk.isEntry) return undefined;
  const [, imported = '', , base = '', exported = ''] = shape;
  const source = new Map(pairs(imported).map(([name, local]) => [local, name]));
  const members = pairs(exported).map(([local, name]) => `${name}:m.${source.get(local) ?? local}`);
  return { file, replacement: `import("./${base}").then(m=>({${members.join()}}))` };
}
