/**
 * Copies the address of the page.
 *
 * @param leftOut The things that a visitor may miss in it, in words; nothing where it carries all.
 * @param said The place for a sentence that says so; it shows the address where the browser copies nothing.
 */
export async function copyLink(leftOut: readonly string[], said: HTMLElement): Promise<void> {
  const without = leftOut.length === 0 ? '' : `, without ${leftOut.join(' and ')}`;
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = `Copied: a link to these settings and this class${without}.`;
  } catch {
    // Refused, or a page without encryption.
    said.textContent = `The browser lets nothing be copied; the link${without} is ${location.href}`;
  }
}
