export { appName, configurationOf, nothing, objectsOf } from './configuration.ts';
export type { Answers, Configuration, Unsaid } from './configuration.ts';
export { planChanges } from './plan.ts';
export type { Act, Plan, PlannedChange } from './plan.ts';
export { readDocument } from './read.ts';
export type { Names, Problem, ReadDocument } from './read.ts';
export { jsonSchema } from './schema.ts';
export { writeDocument } from './write.ts';
