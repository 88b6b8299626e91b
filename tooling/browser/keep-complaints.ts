import type { Page } from 'playwright';

/**
 * Keeps what a page complains of: errors that nothing caught, and those that the console shows, such as a breach of the content policy.
 *
 * @param page The page.
 * @param complaints Gets the messages.
 */
export function keepComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}
