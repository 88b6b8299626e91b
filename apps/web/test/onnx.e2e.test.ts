import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { colorsNet, colorsWeights, wordsNet } from '../../../packages/onnx/test/colors-net.js';
import { deletionOfThreeColors } from './visit/deletion-of-red.js';
import { redAndBlue } from './visit/red-and-blue.js';
import { measuredIn, saveReport } from './visit/save-report.js';
import { give, screenshots, unfold, visit, withoutGpu } from './visit/visit.js';

const file = (name: string, bytes: Uint8Array) => ({ name, type: '', bytes });
const names = file('labels.txt', new TextEncoder().encode('red\ngreen\nblue\n'));

describe('the demo page with an ONNX file of the visitor', () => {
  const visitor = visit(withoutGpu);
  let page: Page;
  const asked: string[] = [];
  const ofRuntime = () => asked.filter((address) => /onnx|ort[.-]/i.test(address));
  const sentence = (text: string | RegExp) => page.locator('#sentence').getByText(text).waitFor();

  beforeAll(async () => {
    page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    // Of the workers, too.
    page.context().on('request', (request) => asked.push(request.url()));
    await visitor.goto(page);
    await page.getByLabel('Choose a picture').setInputFiles(await redAndBlue(page));
    await page.locator('#photo[width="200"]').waitFor();
  });

  it('loads ONNX Runtime from its own server when a file is dropped, and not before', async () => {
    expect(ofRuntime()).toEqual([]);
    const model = colorsNet({ weightsIn: 'colors.onnx.data' });
    await give(page, 'drop', [
      file('colors.onnx', model),
      file('colors.onnx.data', colorsWeights),
      names,
    ]);
    await sentence(/^red, /);
    expect(ofRuntime().filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
    expect(ofRuntime().every((address) => address.startsWith(visitor.address()))).toBe(true);
    await page.locator('#caption').getByText('evidence for “red” at Relu_features').waitFor();
    await page.screenshot({ path: `${screenshots}web-onnx.png` });
  });

  it('says what runs it, and what was assumed', async () => {
    await unfold(page, 'Network');
    const findings = await page.locator('#findings').innerText();
    expect(findings).toMatch(/This is an ONNX model; ONNX Runtime 1\.\d+\.\d+ runs it\./);
    expect(findings).toMatch(/assumed.*name another in the list Preprocessing\./);
  });

  it('computes with the preprocessing that is named, also without the hot places', async () => {
    await unfold(page, 'Your own network');
    await page.locator('#preprocessing').selectOption('0..1');
    // Three quarters are red and the rest is blue: exp(7.5) of exp(7.5) + exp(2.5) + 1.
    await sentence(/^red, 99\.3 %/);
    await sentence(/Without the hottest \d+ % of the picture/);
    await page.locator('#classes').getByRole('button', { name: /^blue/ }).click();
    await sentence(/^blue, 0\.7 %/);
  });

  it('is measured for the report', async () => {
    await page.locator('#classes').getByRole('button', { name: /^red/ }).click();
    await sentence(/^red, 99\.3 %. Without/);
    const { html } = await saveReport(page);
    const numbers = measuredIn(html);
    expect(numbers['deletion']).toBeCloseTo(deletionOfThreeColors(), 2);
    expect(numbers).toMatchObject({ 'average drop': 0, complexity: 0.75 });
    expect(html).toMatch(/<dt>Engine<\/dt><dd>ONNX Runtime 1\./);
    await page.locator('#classes').getByRole('button', { name: /^blue/ }).click();
  });

  it('shows its layers', async () => {
    await unfold(page, 'Layers');
    for (const layer of ['Conv_colors', 'Relu_features', 'Gemm_scores'])
      await page.locator('#layer-view').getByText(layer).first().waitFor();
  });

  it.each([
    [
      'has its weights elsewhere',
      'w.onnx',
      colorsNet({ weightsIn: 'w.onnx.data' }),
      /keeps its weights in the file "w\.onnx\.data"/,
    ],
    [
      'is not one',
      'w.onnx',
      new TextEncoder().encode('<html></html>'),
      /not an ONNX file but a web page/,
    ],
    ['is empty', 'w.onnx', new Uint8Array(0), /^The file is empty; fetch or export it again\.$/],
    ['reads words', 'w.onnx', wordsNet(), /does not take one picture/],
    ['is of ONNX Runtime alone', 'w.ort', new Uint8Array(8), /ONNX Runtime's own format/],
  ])(
    'refuses a file that %s, and keeps the network that is there',
    async (_what, name, bytes, text) => {
      await give(page, 'drop', [file(name, bytes)]);
      await page.getByRole('alert').getByText(text).waitFor();
      await page.locator('#classes').getByRole('button', { name: /^blue/ }).click();
      await sentence(/^blue, 0\.7 %/);
    },
  );
});
