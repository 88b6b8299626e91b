import { contenders } from '../contenders.mjs';
import { networks } from '../networks.mjs';
import { variants, base } from '../cases.mjs';

const example = 'https://github.com/tensorflow/tfjs-examples/tree/master/visualize-convnet';

/** What the figures are, before the first table. */
export function introduction(all) {
  const measured = Object.values(all);
  const missing = Object.entries(networks).filter(([id]) => all[id] === undefined);
  const hasPeers = measured.some(({ cases }) => 'captum' in cases.base.results);
  const made = Object.values(networks)
    .filter((network) => network.made !== undefined)
    .map(({ title }) => title);
  return `# All contenders in turns

Grad-CAM of the same networks on one machine: by the engines of this project, by two ways in which programs write it themselves on TensorFlow.js${hasPeers ? ', and by three libraries in Python' : ''}. Written by \`npm run bench -- contenders${wordsOf(measured, hasPeers)}\`${hasPeers ? ', where `npm run bench -- peers FOLDER` makes PYTHON' : ''}; the raw figures lie in \`tooling/bench/contenders/measured.json\`.

![Maps of each contender beside the run of the network alone by native ONNX Runtime](pictures/contenders.svg)

Each contender has a process of its own, and all take turns, round after round, in which each runs the network alone (where it has a run of its own) and makes its maps. What else the machine does slows all of them, so that the ratios are more reliable than the milliseconds; and each finds the caches full of what the others left, which makes small networks slower than they are by themselves (\`npm run bench -- onnx\` has fewer in turns). Each ratio is the median of those of the rounds, to the network's run by native ONNX Runtime or by tfjs on wasm in the same round. In the picture the axis is logarithmic. Quartiles are those of the rounds; what takes more than two seconds is measured once, after a run that does not count, and long cases have fewer rounds. Sessions of ONNX Runtime do not spin when a run is over, for each process has several. Several threads wait for one another where other programs use the cores, and some libraries suffer more by that than others: what has two threads is to be trusted only where the load before was small, which is the average of the last minute, and none on a quiet machine.

- The input is drawn at random by a seed; the class is the one that the network sees in it, and ten classes are that one and the first others. One class is given by its number, so that nobody has to run the network first.
- ${made.join(' and ')} are made with seeded random weights, on which speed does not depend. All contenders of VGG16 at once, and of 32 pictures for ResNet50, take more than 24 GB of memory: they take turns in groups, each with native ONNX Runtime and tfjs on wasm. DeepLab runs up to its scores, \`ResizeBilinear_2\`, which are added over all positions; its pictures are padded to 513 x 513 by the network itself.
- **Memory** is the resident set of the whole process (\`VmHWM\` of Linux), at its most in the first round of maps less at its most while the network ran alone: what an engine keeps between maps counts, such as a second copy of the weights. For a process that does not run the network alone, that of the same engine does: native ONNX Runtime for \`onnxTrunk\`, whose process holds the model of tfjs besides; tfjs on wasm for both ways by hand; captum's for the libraries.
- **Two models**: as [visualize-convnet](${example}) of tfjs-examples does: a model up to the layer, another from there to the scores, and \`tf.grad\` of the latter, once for each class. Written anew from that description.
- **One tape over everything**: \`tf.grads\` of the whole network by its picture and by a zero that is added to the features, once for each class; by the zero alone where the network takes whole numbers.
- ${peersText(hasPeers)}
- **Browser engines** (webgl, webgpu) are left out: this machine has no GPU, and a GPU made of software says nothing of one. \`npm run bench -- gpu-folder FOLDER\` writes a folder that measures them on a machine that has one, beside PyTorch.${missing.length === 0 ? '' : `\n- **Not measured yet**: ${missing.map(([, { title }]) => title).join(', ')}.`}`;
}

/** The options of the run. */
function wordsOf([{ cases }], hasPeers) {
  const { threads } = cases.base;
  return `${threads === 2 ? '' : ` --threads ${threads}`}${hasPeers ? ' --peers PYTHON' : ''}`;
}

function peersText(hasPeers) {
  return hasPeers
    ? `**The libraries in Python** have the same network in PyTorch, with the same weights and picture; each begins by seeing that the network gives the scores of the model.`
    : '**The libraries in Python** (captum, torchcam, pytorch-grad-cam) did not take part: `--peers PYTHON` was not given.';
}

/** Why something has no figure, or has it with help, each reason once. */
export function reasonsOf(cases, threads) {
  const found = new Map();
  for (const { name: kind, title: when } of [base, ...variants(threads)])
    for (const { name, title } of contenders) {
      const { failed, note } = cases[kind]?.results[name] ?? {};
      const text =
        failed === undefined
          ? note &&
            `with the gradients of \`@gradcam/tfjs-gradients\`, because tfjs alone ends with: ${note}`
          : `no figure, because of: ${failed}`;
      if (text === undefined) continue;
      const key = `${title}: ${text}`;
      found.set(key, [...(found.get(key) ?? []), when]);
    }
  return [...found].map(([reason, kinds]) =>
    kinds.length === Object.keys(cases).length ? reason : `${reason} (${kinds.join(', ')})`,
  );
}
