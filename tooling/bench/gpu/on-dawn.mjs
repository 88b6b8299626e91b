// One process of run.mjs: a network on WebGPU in Node. Arguments: its name, seconds. Prints device and times as JSON.
import { readFile } from 'node:fs/promises';
import { webgpuAdapter } from '@gradcam/adapter-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { measureNetwork } from './measure-network.mjs';

const [network, seconds] = process.argv.slice(2);
const folder = new URL('../../', import.meta.url);
await webgpuAdapter().prepare();
const { vendor, architecture, description } = tf.backend().device.adapterInfo;
const times = await measureNetwork(
  network,
  (path) => readFile(new URL(path, folder)),
  Number(seconds),
);
console.log(
  JSON.stringify({ device: [vendor, architecture, description].filter(Boolean).join(' '), times }),
);
// Dawn keeps the process for a while.
process.exit();
