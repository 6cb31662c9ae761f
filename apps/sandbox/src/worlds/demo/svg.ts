const encoded: Readonly<Record<string, string>> = { '#': '%23', '<': '%3C', '>': '%3E' };

/** An SVG picture as a data address; what has no `fill` is a line. `body` uses single quotes and colours like `#rgb`. */
export function svgAddress(width: number, height: number, body: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' fill='none'>${body}</svg>`;
  return `data:image/svg+xml,${svg.replaceAll(/[#<>]/g, (character) => encoded[character] ?? character)}`;
}
