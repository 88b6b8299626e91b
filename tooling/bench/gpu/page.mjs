// What the page of visit-page.mjs runs: measures the network that its address names, and hands in the figures.
/* global URLSearchParams, document, location, navigator */
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { measureNetwork } from './measure-network.mjs';

const { backend, network, seconds } = Object.fromEntries(new URLSearchParams(location.search));
const read = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

async function measured() {
  if (!(await tf.setBackend(backend))) return { failed: `the browser has no ${backend}` };
  const times = await measureNetwork(network, read, Number(seconds));
  return { device: await deviceName(), times };
}

/** As the browser tells it. */
async function deviceName() {
  if (backend === 'webgpu') {
    const { vendor, architecture, description } = (await navigator.gpu.requestAdapter()).info;
    return [vendor, architecture, description].filter(Boolean).join(' ');
  }
  const gl = document.createElement('canvas').getContext('webgl2');
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
}

const result = await measured().catch((error) => ({ failed: error.message }));
await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
