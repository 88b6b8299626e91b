import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchModel } from '@gradcam/known-models';
import { catsAndDogs } from '@gradcam/models';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { give, samples, screenshots, unfold, visit, withoutGpu } from './visit/visit.js';

/** Made by somebody else, with Teachable Machine, and published with their program. */
async function foreignFiles() {
  const folder = await fetchModel(catsAndDogs);
  return Promise.all(
    ['model.json', 'weights.bin', 'labels.json'].map(async (name) => ({
      name,
      type: '',
      bytes: await readFile(join(folder, name)),
    })),
  );
}

describe('the demo page with a network that nobody here made', () => {
  const visitor = visit(withoutGpu);
  const seen = (page: Page, text: RegExp) => page.locator('#sentence').getByText(text).waitFor();

  it('tells dog from cat, by files that are dropped with their labels', async () => {
    const page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    await visitor.goto(page);
    await page.getByLabel('Choose a picture').setInputFiles(join(samples, 'dog.jpg'));
    await give(page, 'drop', await foreignFiles());
    await seen(page, /^dog, /);
    await page
      .locator('#caption')
      .getByText(/evidence for “dog”/)
      .waitFor();
    await unfold(page, 'Network');
    expect(await page.locator('#network').inputValue()).toBe('own');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
    await page.screenshot({ path: `${screenshots}web-foreign.png` });
    await page.getByLabel('Choose a picture').setInputFiles(join(samples, 'chelsea.png'));
    await seen(page, /^cat, /);
    await page.close();
  });
});
