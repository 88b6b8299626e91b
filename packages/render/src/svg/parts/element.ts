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

/** The characters that XML 1.0 cannot hold, the other control characters, and those that turn the direction of what follows. */
const unshown =
  /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u{7F}-\u{9F}\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

/**
 * Escapes a text, to stand between tags or in attributes. Control characters, those that turn the direction of the text, and halves of
 * surrogate pairs become U+FFFD: a name shows in the order of its letters, whoever wrote it.
 *
 * @param text Any text.
 * @returns Markup that shows as the text.
 */
export function escapeText(text: string): string {
  return text
    .replace(unshown, '\u{FFFD}')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
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
