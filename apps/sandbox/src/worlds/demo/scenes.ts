import type { LanguagePack } from './languages/pack.ts';
import { packOf } from './languages/index.ts';
import type { Line, Mark } from './languages/script.ts';
import { supplyDialogues } from './library.ts';
import { emojiTexts, oddTexts } from './odd-texts.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

/** What is said at one time: a dialogue, a line that stands alone, or what the channel itself announces. */
export interface Scene {
  lines: readonly Line[];
  pack: LanguagePack;
  kind: 'talk' | 'system' | 'literal';
}

const alone = (text: string, marks: readonly Mark[] = []): readonly Line[] => [
  { speaker: 0, text, inThread: false, marks },
];

const isGroup = ({ topic }: ChannelPlan): boolean =>
  topic !== 'booking' && topic !== 'shop' && topic !== 'direct';

// Now and then something comes between two dialogues.
function interlude(random: Random, plan: ChannelPlan, pack: LanguagePack): Scene | undefined {
  const chance = random.next();
  if (isGroup(plan) && chance < 0.13) {
    const { joined, renamed, slowMode } = pack.system;
    return {
      kind: 'system',
      pack,
      lines: alone(
        random.weighted([
          [joined, 9],
          [renamed, 1],
          [slowMode, 1],
        ]),
      ),
    };
  }
  if (chance < 0.2) return { kind: 'literal', pack, lines: alone(random.pick(emojiTexts)) };
  if (chance < 0.23)
    return { kind: 'literal', pack, lines: alone('', [random.pick<Mark>(['gif', 'image', 'video'])]) };
  // The first of the odd texts is very long: seldom enough.
  if (chance < 0.238)
    return { kind: 'literal', pack, lines: alone(random.pick(oddTexts.slice(Number(chance > 0.2325)))) };
  return undefined;
}

/** A channel's whole conversation, oldest first: exactly as many lines as the plan has messages. */
export function makeScenes(random: Random, plan: ChannelPlan): Scene[] {
  const pack = packOf(plan.language);
  const scenes: Scene[] = [];
  let left = plan.messages;
  const add = (scene: Scene): void => {
    if (left <= 0) return;
    scenes.push({ ...scene, lines: scene.lines.slice(0, left) });
    left -= Math.min(left, scene.lines.length);
  };
  if (plan.traits.strange) for (const text of oddTexts) add({ kind: 'literal', pack, lines: alone(text) });
  const supply = supplyDialogues(random, plan.topic, plan.language, plan.messages > 20);
  for (;;) {
    if (left === 0) return scenes;
    const { dialogue, language } = supply.next().value;
    add({ kind: 'talk', pack: packOf(language), lines: dialogue.lines });
    const between = plan.messages > 8 ? interlude(random, plan, pack) : undefined;
    if (between) add(between);
  }
}
