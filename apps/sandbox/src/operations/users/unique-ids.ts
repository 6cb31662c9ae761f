/** The ids that a task was given, each once. */
export const uniqueIds = (ids: readonly string[]): string[] => [...new Set(ids)];
