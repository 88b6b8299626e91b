/**
 * Copies the address of the page.
 *
 * @param said The place for a sentence that says so; it shows the address where the browser copies nothing.
 */
export async function copyLink(said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = 'Copied: a link to these settings and this class, without the picture.';
  } catch {
    // Refused, or a page without encryption.
    said.textContent = `The browser lets nothing be copied; the link is ${location.href}`;
  }
}
