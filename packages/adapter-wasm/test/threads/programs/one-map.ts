// A program with the adapter in it, run as a process of its own by plain Node: what it finds goes to its output.
import { gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import '@tensorflow/tfjs-layers';
import { fill, memory, mean, mul, relu } from '@tensorflow/tfjs-core';
import { wasmAdapter } from '../../../src/node.js';

const ofTheHost = (): void => undefined;
process.on('uncaughtException', ofTheHost);
process.on('unhandledRejection', ofTheHost);
const listeners = (): unknown[] =>
  process.eventNames().map((name) => [name, process.rawListeners(name).length]);

const before = { globals: Object.getOwnPropertyNames(globalThis), listeners: listeners() };
const adapter = wasmAdapter({ threads: Number(process.env['THREADS']) });
await adapter.prepare();
await adapter.prepare();

const network = networkFromFunctions({
  input: { name: 'image', shape: [null, 32, 32, 2], dtype: 'float32' },
  trunk: (x) => relu(x),
  head: (activations) => mul(mean(activations, [1, 2]), 1024),
});
const x = fill([32, 32, 2], 3);
const values: number[] = [];
for (let round = 0; round < 3; round += 1) {
  const { scoreMap } = await gradCAM(network, x, 0);
  values.push(...new Set(await scoreMap.data()));
  scoreMap.dispose();
}
x.dispose();

process.stdout.write(
  JSON.stringify({
    execution: adapter.execution(),
    values,
    tensors: memory().numTensors,
    addedGlobals: Object.getOwnPropertyNames(globalThis).filter(
      (name) => !before.globals.includes(name),
    ),
    isListenedToAsBefore: JSON.stringify(listeners()) === JSON.stringify(before.listeners),
  }),
);
