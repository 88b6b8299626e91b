import { mkdir } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect } from 'vitest';
import { keepComplaints } from '../../../../tooling/browser/keep-complaints.js';
import { launchBrowser } from '../../../../tooling/browser/launch-browser.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const samples = fileURLToPath(new URL('../../../../assets/samples/', import.meta.url));
export const screenshots = fileURLToPath(
  new URL('../../../../output/screenshots/', import.meta.url),
);

/** Room for what a page does, in milliseconds: less than a test has, so that it says what did not come. */
const patience = 300_000;

/** The arguments of a browser that has no GPU, as the page then computes by WebAssembly at once: to try one made of software takes seconds for each visit. */
export const withoutGpu = ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer'];

/** The options of a browser's page. */
type PageOptions = Parameters<Browser['newPage']>[0];

/** A visitor's browser, and the built page as a server gives it. */
export interface Visit {
  /** A page of the browser, without any address yet; what it complains of is kept. */
  readonly newPage: (options?: PageOptions) => Promise<Page>;
  /** Opens the demo page, and waits until a class is explained. */
  readonly goto: (page: Page) => Promise<void>;
  readonly address: () => string;
  /** The bytes that the server has sent so far, over all connections. */
  readonly sentBytes: () => number;
  readonly complaints: readonly string[];
}

/**
 * Serves the built page while the tests of a file run, to a real browser: the one that npm test found.
 *
 * @param args The browser's arguments; those of all tests when left out.
 */
export function visit(args?: readonly string[]): Visit {
  const complaints: string[] = [];
  const sockets = new Set<Socket>();
  let server: PreviewServer | undefined;
  let browser: Browser | undefined;
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('ask for it in a test');
    return thing;
  };
  const address = () => there(server).resolvedUrls?.local[0] ?? '';
  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    server = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
    server.httpServer.on('connection', (socket: Socket) => sockets.add(socket));
    browser = await launchBrowser(args);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    expect(complaints).toEqual([]);
  });
  return {
    address,
    complaints,
    sentBytes: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    newPage: async (options) => {
      const page = await there(browser).newPage(options);
      // Playwright waits for half a minute, which a busy machine takes to open the large network.
      page.setDefaultTimeout(patience);
      keepComplaints(page, complaints);
      return page;
    },
    goto: async (page) => {
      await page.goto(address());
      await explained(page);
    },
  };
}

/** Waits until a class is explained and nothing else is being made. */
export async function explained(page: Page, classIndex?: number): Promise<void> {
  const which = classIndex === undefined ? '' : `="${classIndex}"`;
  await page.locator(`#frame:not(.waiting) #canvas[data-explained${which}]`).waitFor();
}

/** Unfolds controls. */
export async function unfold(page: Page, title: string): Promise<void> {
  await page.locator('summary').getByText(title, { exact: true }).click();
}

/** Drops or pastes files on the page. */
export async function give(
  page: Page,
  kind: 'drop' | 'paste',
  files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  await page.evaluate(
    ({ event, contents }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, bytes } of contents)
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: dataTransfer }),
      );
    },
    { event: kind, contents: files.map((file) => ({ ...file, bytes: [...file.bytes] })) },
  );
}
