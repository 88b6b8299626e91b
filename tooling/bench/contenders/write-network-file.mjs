// One process of contenders.mjs: writes a network as an ONNX file, its weights for the libraries in Python, and tells the class that it gives its drawn picture. Arguments: network, path of the file.
import { writeFileSync } from 'node:fs';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { tfjsGraph, writeOnnx } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';
import { networks } from './networks.mjs';
import { openNetwork, picturesFor } from './open-network.mjs';
import { scoresIn } from './engines/scores-in.mjs';
import { writeWeightsFile } from './write-weights-file.mjs';

const [id, path] = process.argv.slice(2);
const { reductionLayer, label } = networks[id];
await wasmAdapter().prepare();
const model = await openNetwork(id);
const x = picturesFor(id, 1);
const outputs = reductionLayer === undefined ? undefined : [reductionLayer];
writeFileSync(path, writeOnnx(await tfjsGraph(model, { outputs, inputShapes: [x.shape] })));
const scores = scoresIn(model, x, reductionLayer);
writeWeightsFile(path, model, x, scores);
process.send(label ?? tf.argMax(scores, -1).dataSync()[0]);
process.disconnect();
