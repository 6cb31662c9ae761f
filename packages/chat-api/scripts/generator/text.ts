export const header =
  '// Made by `pnpm generate` from spec/ and overlay.ts. Do not edit: change those and run it again.\n\n';

/** `truncate_channel` → `truncateChannel`. */
export const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `truncate_channel` → `TruncateChannel`. */
export const pascalCase = (name: string): string => camelCase(`_${name}`);

export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A property name, quoted only where it must be. */
export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
