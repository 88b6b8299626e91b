/**
 * Makes an element with its properties and its content.
 *
 * @param name Its tag.
 * @param properties Its properties.
 * @param content What lies in it.
 * @returns The element.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
