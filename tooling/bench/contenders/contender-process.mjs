// One of the processes of contenders.mjs: answers with the milliseconds of each work that it is told, "predict" or "map" of a case, or with why it cannot. Argument: its settings as JSON.
import { root } from '../../run/install.mjs';
import { byHandEngine } from './engines/by-hand-engine.mjs';

const settings = JSON.parse(process.argv[2]);
const engines = {
  'tfjs-wasm': () => import('./engines/tfjs-engine.mjs').then((made) => made.tfjsEngine),
  'tfjs-native': () => import('./engines/tfjs-engine.mjs').then((made) => made.tfjsEngine),
  'onnx-node': () => import('./engines/runtime-engine.mjs').then((made) => made.fileEngine),
  'onnx-web': () => import('./engines/runtime-engine.mjs').then((made) => made.fileEngine),
  'tfjs-on-onnx': () => import('./engines/runtime-engine.mjs').then((made) => made.trunkEngine),
};
const engine = (await engines[settings.engine]?.()) ?? byHandEngine;
let worksOf;
let [kept, works] = [];
await answered(async () => {
  worksOf = await engine(settings);
  return {};
});
process.on('message', ({ work, kind }) =>
  answered(async () => {
    if (kept !== kind.name) [kept, works] = [kind.name, worksOf(kind)];
    const started = performance.now();
    await works[work]();
    const took = performance.now() - started;
    return { took, note: works.note };
  }),
);

async function answered(work) {
  try {
    process.send(await work());
  } catch (error) {
    // A page has no use for where this machine keeps its files.
    process.send({ failed: error.message.split('\n')[0].replaceAll(root, '') });
  }
}
