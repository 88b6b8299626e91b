import type { Page } from '../page.js';

/**
 * Shows the key to the colours of a map.
 *
 * @param parts The parts of the page.
 * @param colors CSS colours, from the coldest to the hottest.
 * @param isSigned True for a map of evidence for and against.
 */
export function showKey(parts: Page['stage'], colors: readonly string[], isSigned: boolean): void {
  parts.keyColors.style.background = `linear-gradient(to right, ${colors.join(', ')})`;
  parts.keyLow.textContent = isSigned ? 'against' : 'cold';
  parts.keyHigh.textContent = isSigned ? 'for' : 'hot';
  parts.key.hidden = false;
}
