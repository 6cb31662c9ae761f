import { createContext, use } from 'react';

/** Whether the message is the one of its feed that Tab leads to. Outside of a feed everything is. */
export const TabStop = createContext(true);

/** For what can be pressed inside a message: a stop of Tab only where the message is one. */
export const useTabStop = (): { tabIndex?: -1 } => (use(TabStop) ? {} : { tabIndex: -1 });
