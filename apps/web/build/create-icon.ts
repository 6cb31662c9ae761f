import { createElement, type ComponentProps } from 'react';

interface IconData {
  node: readonly (readonly [tag: string, attributes: Record<string, string>])[];
}

interface Props extends Omit<ComponentProps<'svg'>, 'children'> {
  /** In pixels. */
  size?: number;
}

/**
 * Draws an icon of the icon library in its own defaults: 24 px, lines of 2 in the colour of the text. Takes the place of
 * the library's own builder, whose context, aliases and scaling nobody here uses.
 */
export default function createIcon({ node }: IconData) {
  return ({ size = 24, ...rest }: Props) =>
    createElement(
      'svg',
      {
        width: size,
        height: size,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        'aria-hidden': rest['aria-label'] === undefined || undefined,
        ...rest,
      },
      ...node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
}
