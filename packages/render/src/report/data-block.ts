import { element } from '../svg/parts/element.js';

/**
 * Writes data for the script of a page.
 *
 * @param name The class of the block.
 * @param data Plain data.
 * @returns Markup that ends nowhere but at its end, whatever texts the data has.
 */
export function dataBlock(name: string, data: unknown): string {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return element('script', { type: 'application/json', class: name }, text);
}
