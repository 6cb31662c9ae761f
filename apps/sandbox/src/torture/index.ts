export { tortureWithClients } from './concurrency.ts';
export { tortureWithKills } from './durability.ts';
export { seedOf } from './random.ts';
export { tortureWithRequests } from './robustness.ts';
