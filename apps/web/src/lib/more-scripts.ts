const faces = [
  { letters: /\p{Script=Arabic}/u, load: () => import('../styles/arabic.css') },
  {
    letters: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    load: () => import('../styles/japanese.css'),
  },
  { letters: /\p{Script=Hangul}/u, load: () => import('../styles/korean.css') },
];

/**
 * Fetches the faces of a script when the page first shows a letter of it: their style sheets alone, with a hundred ranges
 * each, weigh more than the page. Until the returned function is called, or all are here.
 */
export function fetchFacesAsShown(root: Node): () => void {
  let missing = faces;
  const look = (text: string) => {
    missing = missing.filter(({ letters, load }) => {
      if (!letters.test(text)) return true;
      void load();
      return false;
    });
    if (missing.length === 0) observer.disconnect();
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'characterData') look(target.textContent ?? '');
      else for (const node of addedNodes) look(node.textContent ?? '');
    }
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  look(root.textContent ?? '');
  return () => observer.disconnect();
}
