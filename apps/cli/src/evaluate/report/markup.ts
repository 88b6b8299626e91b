import { escapeText, visible } from '@gradcam/errors';

/** A piece of HTML, in which all text is escaped. */
export class Markup {
  /**
   * @param html HTML.
   */
  constructor(readonly html: string) {}
}

/** The parts of a piece of HTML: text, which is escaped, and other pieces. */
export type Content = string | number | Markup | readonly Content[];

/**
 * Writes a piece of HTML, as the tag of a template.
 *
 * @param parts What stands in the template.
 * @param contents What stands between: text is escaped, and characters that do not show are written out.
 * @returns The piece.
 */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const html = parts.map((part, at) => part + htmlOf(contents[at] ?? ''));
  return new Markup(html.join(''));
}

function htmlOf(content: Content): string {
  if (content instanceof Markup) return content.html;
  if (typeof content !== 'string' && typeof content !== 'number')
    return content.map(htmlOf).join('');
  return escapeText(visible(String(content)));
}
