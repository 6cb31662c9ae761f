import { useEffect, useState } from 'react';

const afterMs = 1000;

/** True once the component has been shown for a while: what the page is about comes first, with nothing of the rest. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}
