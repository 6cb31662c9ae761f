import type { ChannelPlan } from './plan.ts';
import { typeOfTopic } from './plan.ts';

type Sketch = Pick<
  ChannelPlan,
  'id' | 'topic' | 'language' | 'team' | 'messages' | 'members' | 'idleMinutes' | 'days'
> &
  Partial<ChannelPlan>;

/** A plan written by hand: its topic's type, nothing particular and no custom data unless it says so. */
export const plan = (sketch: Sketch): ChannelPlan => ({
  type: typeOfTopic[sketch.topic],
  custom: {},
  traits: {},
  ...sketch,
});
