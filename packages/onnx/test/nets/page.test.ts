import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTable } from '../../../../tooling/docs/markdown-table.mjs';
import { chosenLayers } from './chosen-layers.js';
import { nets } from './nets.js';

const page = readFileSync(new URL('../../../../docs/onnx.md', import.meta.url), 'utf8');
const exporters = { torchscript: '`dynamo=False`', dynamo: '`dynamo=True`', light: 'onnx' };

it('is told of in the table of the page, network by network', () => {
  const rows = nets.map(({ group, name, reference }) => {
    const { feature, reduction, differs } = chosenLayers[`${group}/${name}`] ?? {};
    const exporter = [exporters[group], reference?.opset ?? 9].join(', opset ');
    const right = differs === undefined ? 'yes' : `no: ${differs}`;
    return [name, exporter, `\`${feature ?? ''}\``, `\`${reduction ?? ''}\``, right];
  });
  expect(readTable(page, 'Which layers are chosen')).toEqual(rows);
});
