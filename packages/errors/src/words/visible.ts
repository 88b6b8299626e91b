/**
 * Control characters, C0, DEL and C1; format characters, such as those that turn the direction of a text, but for the two that join letters and
 * emoji or keep them apart; other line ends; halves of characters.
 */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Makes a text one line that shows all that is in it: file names, labels and messages of other programs may hold escape sequences, line ends and
 * characters that turn the direction.
 *
 * @param text Any text.
 * @returns The text with such characters as `\u{1b}`; the same where it is done twice.
 */
export function visible(text: string): string {
  return text.replace(
    hidden,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
