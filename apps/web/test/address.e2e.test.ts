import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { explained, samples, unfold, visit, withoutGpu } from './visit/visit.js';

describe('the address of the demo page', () => {
  const visitor = visit(withoutGpu);
  const layer = 'module_apply_default/MobilenetV1/MobilenetV1/Conv2d_11_pointwise/Relu6';
  let page: Page;

  beforeAll(async () => {
    page = await visitor.newPage();
    await visitor.goto(page);
  });

  const follow = async (hash: string) => {
    // Another path, so that it is another page and not a place in this one.
    await page.goto('about:blank');
    await page.goto(visitor.address() + hash);
  };
  const values = () =>
    page.evaluate(() =>
      ['method', 'preset', 'layer', 'look', 'opacity'].map((id) => {
        const control = document.getElementById(id);
        return control instanceof HTMLSelectElement || control instanceof HTMLInputElement
          ? control.value
          : undefined;
      }),
    );

  it('is plain on a first visit, and says what was changed', async () => {
    expect(page.url()).toBe(visitor.address());
    await unfold(page, 'Method');
    await page.locator('#layer').selectOption(layer);
    await page.locator('#caption').getByText('Conv2d_11').waitFor();
    await page.locator('#method').selectOption('layer-cam');
    await page.locator('#caption').getByText('LayerCAM').waitFor();
    await page.locator('#preset').selectOption('paper');
    await page.locator('#caption').getByText('as paper has it').waitFor();
    await unfold(page, 'Colours');
    await page.locator('#look').selectOption('spotlight');
    await page
      .locator('#classes')
      .getByRole('button', { name: /^clumber/ })
      .click();
    await explained(page, 217);
    await expect
      .poll(() => Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1))))
      .toEqual({
        method: 'layer-cam',
        preset: 'paper',
        look: 'spotlight',
        layer,
        class: '217',
      });
  });

  it('gives the same map to whoever follows it', async () => {
    const caption = await page.locator('#caption').innerText();
    const before = await values();
    await follow(new URL(page.url()).hash);
    await explained(page, 217);
    expect(await page.locator('#caption').innerText()).toBe(caption);
    expect(await values()).toEqual(before);
  });

  it('opens the sample it says', async () => {
    await follow('#sample=coffee');
    await page.locator('#sentence').getByText('espresso').waitFor();
  });

  it('carries no picture, waits for it, and then has the class', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}chelsea.png`);
    await page
      .locator('#classes')
      .getByRole('button', { name: /^tabby/ })
      .click();
    await explained(page, 282);
    await expect.poll(() => new URL(page.url()).hash).toBe('#sample=none&class=282');
    await follow('#sample=none&class=282');
    await page.getByText('choose that picture').waitFor();
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}chelsea.png`);
    await explained(page, 282);
  });

  it('carries a network that lies at an address, with its preprocessing and the class', async () => {
    const model = new URL('models/mobilenet-v1/model.json', visitor.address()).href;
    const given = { sample: 'coffee', model, preprocessing: 'mobilenet', class: '968' };
    const hash = `#${new URLSearchParams(given).toString()}`;
    await follow(hash);
    await explained(page, 968);
    expect(await page.locator('#network').inputValue()).toBe('own');
    expect(await page.locator('#preprocessing').inputValue()).toBe('mobilenet');
    // As the same network of the page has it.
    expect(await page.locator('#sentence').innerText()).toMatch(/^(class 968|cup), /);
    await expect
      .poll(() => Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1))))
      .toEqual(given);
    await page.getByRole('button', { name: 'Copy a link' }).click();
    const said = page.locator('#saved').getByText('link');
    expect(await said.innerText()).not.toContain('without');
  });

  it('opens the first network where that of the link cannot be had, and says so', async () => {
    await follow(`#model=${encodeURIComponent(`${visitor.address()}index.html`)}`);
    await explained(page, 220);
    await page
      .getByRole('alert')
      .getByText('is a web page, not the description of a model')
      .waitFor();
    expect(await page.locator('#network').inputValue()).toBe('mobilenet-v1-025');
  });

  it('refuses what there is not in sentences, and shows the rest', async () => {
    await follow(
      '#method=magic&layer=nowhere&look=constructor&opacity=7&class=123456&preset=paper&sample=dragon&x=%3Cb%3E',
    );
    const alert = page.getByRole('alert');
    await alert.getByText('The address').waitFor();
    expect(await alert.innerText()).toBe(
      [
        'The address asks for the sample "dragon", which is not there.',
        'The address has "x", which means nothing here.',
        'The address asks for the method "magic", which is not there.',
        'The address asks for the look "constructor", which is not there.',
        'The address asks for the opacity "7", which is not there.',
        'The address asks for the layer "nowhere", which is not there.',
        'The address asks for the class "123456", which is not there.',
      ].join(' '),
    );
    await explained(page, 220);
    expect(await page.locator('#caption').innerText()).toContain('as paper has it');
  });
});
