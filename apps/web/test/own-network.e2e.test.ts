import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../packages/models/test/open/make-zip.js';
import { deletionOfTwoColors } from './visit/deletion-of-red.js';
import { dropFolder, folderOf } from './visit/own-files.js';
import { redAndBlue } from './visit/red-and-blue.js';
import { measuredIn, saveReport } from './visit/save-report.js';
import { saveInBrowser, twoColors, twoColorsLabels } from './visit/two-colors.js';
import { give, screenshots, unfold, visit, withoutGpu } from './visit/visit.js';

describe('the demo page with a network of the visitor', () => {
  const visitor = visit(withoutGpu);
  let page: Page;
  const sentence = (text: string | RegExp) => page.locator('#sentence').getByText(text).waitFor();

  beforeAll(async () => {
    page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    await visitor.goto(page);
    await page.getByLabel('Choose a picture').setInputFiles(await redAndBlue(page));
    await page.locator('#photo[width="200"]').waitFor();
  });

  it('opens its files where they are dropped, with class names and what was assumed', async () => {
    await give(page, 'drop', [...twoColors, twoColorsLabels]);
    await sentence(/^red, /);
    await page.locator('#caption').getByText('Grad-CAM: evidence for “red” at colors').waitFor();
    await unfold(page, 'Network');
    expect(await page.locator('#network').inputValue()).toBe('own');
    expect(await page.locator('#findings').innerText()).toMatch(
      /assumed.*name another in the list Preprocessing\./,
    );
    await page.screenshot({ path: `${screenshots}web-own.png` });
  });

  it('takes the preprocessing that is named, and computes with it', async () => {
    await unfold(page, 'Your own network');
    await page.locator('#preprocessing').selectOption('0..1');
    // Three quarters are red: ten times 0.75 against ten times 0.25, and 1 / (1 + exp(-5)) is 0.9933.
    await sentence(/^red, 99\.3 %/);
    await page.locator('#classes').getByRole('button', { name: /^blue/ }).click();
    await sentence(/^blue, 0\.7 %/);
  });

  it('is measured for the report', async () => {
    await page.locator('#classes').getByRole('button', { name: /^red/ }).click();
    await sentence(/^red, 99\.3 %. Without/);
    const numbers = measuredIn((await saveReport(page)).html);
    expect(numbers['deletion']).toBeCloseTo(deletionOfTwoColors(), 2);
    // The red three quarters are hot, but for where the resized picture mixes the colours; without the blue rest the class is surer.
    expect(numbers['complexity']).toBeCloseTo(0.75, 1);
    expect(numbers['average drop']).toBe(0);
  });

  it('takes the class names when they come later', async () => {
    await give(page, 'drop', [
      { ...twoColorsLabels, bytes: new TextEncoder().encode('crimson\nazure\n') },
    ]);
    await sentence(/^crimson, 99\.3 %/);
  });

  it('says what is wrong with files that are not a network, and keeps the one that is there', async () => {
    await give(page, 'drop', twoColors.slice(1));
    await page.getByRole('alert').getByText('there is no model in').waitFor();
    await page
      .locator('#status')
      .getByText(/^model on /)
      .waitFor();
    await page
      .locator('#classes')
      .getByRole('button', { name: /^azure/ })
      .click();
    await sentence(/^azure, 0\.7 %/);
  });

  it('says that a link carries neither the picture nor the network, whose files stay here', async () => {
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page
      .locator('#saved')
      .getByText(/ without your picture and your network, whose files stay here/)
      .waitFor();
    expect(page.url()).not.toContain('model');
  });

  it('opens a zip that is dropped', async () => {
    const zip = await makeZip(
      [...twoColors, named('red', 'violet')].map(({ name, bytes }) => ({ name, content: bytes })),
    );
    await give(page, 'drop', [{ name: 'colors.zip', type: 'application/zip', bytes: zip }]);
    await sentence(/^(red|violet), /);
    await page
      .locator('#classes')
      .getByRole('button', { name: /^violet/ })
      .waitFor();
  });

  it('opens a folder that is dropped, and one that is picked', async () => {
    await dropFolder(page, await folderOf([...twoColors, named('scarlet', 'cyan')]));
    await sentence(/^(scarlet|cyan), /);
    await page
      .getByLabel('Choose its folder')
      .setInputFiles(await folderOf([...twoColors, named('ruby', 'sapphire')]));
    await sentence(/^(ruby|sapphire), /);
  });

  it('opens what TensorFlow.js has saved in this browser', async () => {
    await saveInBrowser(page, 'two-colors');
    await page.getByLabel('Address').fill('indexeddb://two-colors');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    // Without names.
    await sentence(/^class [01], /);
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page.locator('#saved').getByText('your network').waitFor();
  });

  it('opens what lies at an address', async () => {
    await page
      .getByLabel('Address')
      .fill(new URL('models/mobilenet-v1-025/model.json', visitor.address()).href);
    await page.locator('#preprocessing').selectOption('0..1');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page
      .locator('#status')
      .getByText(/^(?!model on|Loading).* on /)
      .waitFor();
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });
});

/** Names of the two classes, as a file. */
function named(...names: readonly string[]) {
  return { ...twoColorsLabels, bytes: new TextEncoder().encode(names.join('\n')) };
}
