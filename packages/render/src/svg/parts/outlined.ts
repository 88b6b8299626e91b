import { element, type Attributes } from './element.js';

/** The name of an SVG element, and its attributes. */
export type Shape = readonly [name: string, attributes: Attributes];

/**
 * Draws the outlines of shapes with dark edges, so that they show on any picture.
 *
 * @param shapes The shapes.
 * @param color The colour of the lines, as CSS.
 * @param thickness The thickness of the lines, in pixels.
 * @returns Markup.
 */
export function outlined(shapes: readonly Shape[], color: string, thickness: number): string {
  const drawn = (stroke: string, wide: number) =>
    element(
      'g',
      { fill: 'none', stroke, 'stroke-width': wide, 'stroke-linejoin': 'round' },
      ...shapes.map(([name, attributes]) => element(name, attributes)),
    );
  return drawn('#000000', 2 * thickness) + drawn(color, thickness);
}
