/** The name of a field inside others, as `body.message.attachments[].title`. */
export const inside = (path: string, step: string): string =>
  step === '[]' ? `${path}[]` : `${path}.${step}`;

/**
 * An object that tells which of its fields are read, however deep, by their paths below `path`. What is read only to be
 * handed on as a whole counts, too.
 */
export function watched<T>(value: T, path: string, read: (path: string) => void): T {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key): unknown {
      const found: unknown = Reflect.get(target, key, target);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      const at = inside(path, Array.isArray(target) ? '[]' : key);
      read(at);
      return watched(found, at, read);
    },
  });
}
