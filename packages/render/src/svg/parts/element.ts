import { escapeText } from '@gradcam/errors';

/** The attributes of an element; those that are undefined are left out, numbers are rounded to thousandths. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Writes one SVG element. Attributes are escaped; children are markup already.
 *
 * @param name The element's name.
 * @param attributes Its attributes.
 * @param children Markup; text goes through `escapeText` first.
 * @returns Markup.
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeText(attributeText(value))}"`],
  );
  const open = `<${name}${given.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/**
 * Rounds a number for an attribute: three decimals are finer than any screen.
 *
 * @param value The number.
 * @returns It, rounded.
 */
export function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(rounded(value)) : value;
}
