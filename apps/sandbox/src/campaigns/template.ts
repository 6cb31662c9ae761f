/** What a template can name: `sender`, `receiver` and `channel`, each with its fields. */
export type TemplateScope = Readonly<Record<string, object | undefined>>;

const SLOT = /\{\{\s*([\w-]+(?:\.[\w-]+)*)\s*\}\}/g;

const scalars = new Set(['string', 'number', 'boolean']);

function lookUp(scope: object, path: string): string {
  let value: unknown = scope;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = Reflect.get(value, key);
  }
  return scalars.has(typeof value) ? String(value) : '';
}

/** Fills in `{{ receiver.name }}` and the like. What nobody has is empty; other text stays, single braces too. */
export const renderTemplate = (template: string, scope: TemplateScope): string =>
  template.replaceAll(SLOT, (_slot, path: string) => lookUp(scope, path));
