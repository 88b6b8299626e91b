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
