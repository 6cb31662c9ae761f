/** Reaction types of the common chat kits; any other type is shown as it is written, `__proto__` too. */
const emoji = new Map(
  Object.entries({
    like: '👍',
    love: '❤️',
    haha: '😂',
    wow: '😮',
    sad: '😢',
    angry: '😠',
    thumbsup: '👍',
    thumbsdown: '👎',
    heart: '❤️',
    fire: '🔥',
    clap: '👏',
    tada: '🎉',
    eyes: '👀',
    pray: '🙏',
    check: '✅',
    rocket: '🚀',
    smile: '😄',
    '+1': '👍',
    '-1': '👎',
  }),
);

/** What a reaction looks like: its emoji, or the API's own word. */
export const reactionMark = (type: string): string => emoji.get(type) ?? type;

// Most types are words: these are spared the pattern of all emoji, which takes 10 ms to compile.
export const isEmoji = (type: string): boolean =>
  emoji.has(type) || (!/[\p{L}--\p{Emoji}]/v.test(type) && /^\p{RGI_Emoji}$/v.test(type));
