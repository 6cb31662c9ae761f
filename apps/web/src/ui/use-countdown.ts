import { useEffect, useRef, useState } from 'react';

/** Whole seconds until a moment, ticking; calls `onEnd` once when it is reached while `running`. */
export function useCountdown(until: Date, running: boolean, onEnd: () => void): number {
  const secondsLeft = () => Math.max(0, Math.ceil((until.getTime() - Date.now()) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    if (!running) return undefined;
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((until.getTime() - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      latest.current();
    };
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until, running]);
  return left;
}
