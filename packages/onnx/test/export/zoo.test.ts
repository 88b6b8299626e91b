import '@tensorflow/tfjs-backend-cpu';
import type { TfjsModel } from '@gradcam/models';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import names from '../../../testing/nets/zoo/names.json' with { type: 'json' };
import { zooInNode } from '../../../testing/test/zoo/zoo-in-node.js';
import { zooInput } from '../../../testing/test/zoo/zoo-input.js';
import type { ZooFormat, ZooNet } from '../../../testing/test/zoo/zoo-net.js';
import { tfjsGraph } from '../../src/export/tfjs-graph.js';
import { expectSameOutputs } from './compare-exported.js';

beforeAll(async () => {
  await setBackend('cpu');
});

const nets = names.flatMap((name) =>
  (['layers', 'graph'] as const).map((format) => [name, format] as const),
);

/** What is refused, by its layer: attention as one layer, recurrence, masks, and sizes that are computed with integers. */
const refused: Readonly<Record<string, readonly ZooFormat[]>> = {
  'attention-pooling': ['layers'],
  'attention-pooling-axis': ['layers'],
  'hard-swish-keras3': ['layers'],
  'group-norm': ['layers', 'graph'],
  'layer-norm': ['graph'],
  'attention-over-conv': ['layers'],
  vit: ['layers'],
  'vit-keras3': ['layers'],
  'vit-without-norm': ['layers'],
  'vit-class-token': ['layers'],
  causal: ['layers'],
  lstm: ['layers', 'graph'],
  'lstm-unrolled': ['layers', 'graph'],
  gru: ['layers', 'graph'],
  'gru-reset-before': ['layers', 'graph'],
  masking: ['layers', 'graph'],
  'masked-loop': ['layers', 'graph'],
  text: ['layers', 'graph'],
  film: ['layers', 'graph'],
  'conv-lstm': ['layers'],
};

it.each(nets)('writes the net %s as a %s model, or says why not', async (name, format) => {
  const net = await zooInNode.readReference(name);
  if ('absent' in net.formats[format]) return;
  const model = await zooInNode.loadNet(name, format);
  const inputs = inputsOf(model, net);
  try {
    const graph = tfjsGraph(model, { inputShapes: inputs.map(({ shape }) => shape) });
    if (refused[name]?.includes(format) === true) {
      await expect(graph).rejects.toMatchObject({ code: 'MODEL_UNSUPPORTED' });
      return;
    }
    // The cpu backend has sums along an axis that is counted from the last wrong.
    const outputs = await withMendedKernels(() => outputsOf(model, inputs));
    await expectSameOutputs(await graph, inputs, outputs, 1e-4);
  } finally {
    model.dispose();
  }
});

function inputsOf(model: TfjsModel, { inputs }: ZooNet): Tensor[] {
  const order = model.inputs.map((input) =>
    'name' in input ? input.name.replace(/:\d+$/, '') : '',
  );
  return [...inputs]
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    .map(zooInput);
}

function outputsOf(model: TfjsModel, inputs: Tensor[]): Tensor[] {
  if ('layers' in model) return [model.predict(inputs, { batchSize: 1 })].flat();
  const feeds = inputs.map((input, index) => [model.inputs[index]?.name ?? '', input] as const);
  const names = model.outputs.map(({ name }) => name);
  return [model.execute(Object.fromEntries(feeds), names)].flat();
}
