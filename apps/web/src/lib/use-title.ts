import { useEffect } from 'react';

/** The document's title: the page or object, then the app, then the product. Empty parts are left out. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), 'Backchannel'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
