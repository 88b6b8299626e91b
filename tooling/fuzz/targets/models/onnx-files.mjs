import { onnxNetwork, readOnnx, subModel, valuesOf } from '@gradcam/onnx';
import { GradCamError } from '@gradcam/errors';
import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileText } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';
import { explainOnes } from './explain-ones.mjs';
import { onnxBytes, onnxSeeds } from './onnx-seeds.mjs';

const leaf = fc.oneof(
  fc.constantFrom(0n, 1n, -1n, 2n ** 31n, 2n ** 63n - 1n, -(2n ** 63n)),
  fc.constantFrom(0, 1, 2, -1, 16, 255, 2 ** 31 - 1, NaN),
  fc.constantFrom('', 'x', 'y', 'w', 'location', '../../hostile', '-1', '1e99'),
  hostileText,
  fc.uint8Array({ maxLength: 24 }),
  fc.constantFrom([], {}, [{}]),
);

/** Beside them lies one file of weights. */
const external = (_, offset, length) => new Uint8Array(64).slice(offset, offset + (length ?? 64));

/** Reads a file as far as it goes: what was read is whole, and so is each part of it. */
function readWhole(bytes) {
  const file = readOnnx(bytes, external);
  for (const tensor of file.graph.constants.values()) checkNumbers(tensor);
  const values = file.graph.nodes.flatMap(({ outputs }) => outputs).filter((name) => name !== '');
  const last = values.at(-1) ?? file.graph.outputs[0].name;
  const middle = values[Math.floor(values.length / 2)] ?? last;
  readPart(() => subModel(file, { outputs: [last, middle] }));
  readPart(() => subModel(file, { inputs: [middle], outputs: [last] }));
}

function checkNumbers(tensor) {
  // Words are read with the file, and have no numbers.
  if (tensor.type === 'string') return;
  const { length } = valuesOf(tensor);
  const expected = tensor.dims.reduce((product, size) => product * size, 1);
  if (length !== expected) throw new WrongAnswer(`${length} numbers for ${tensor.dims}`);
}

function readPart(make) {
  const part = make();
  try {
    readOnnx(part, external);
  } catch (error) {
    if (!(error instanceof GradCamError)) throw error;
    throw new WrongAnswer(`a part that is refused: ${error.message}`);
  }
}

const files = ({ seeds }) =>
  fc.oneof(
    changedBytes(seeds.map(onnxBytes)),
    fc
      .tuple(fc.constantFrom(...seeds), structureChanges(leaf))
      .map(([seed, changes]) => onnxBytes(changedStructure(seed, changes))),
  );

/** ONNX files with a few bytes changed, and with nodes, weights and names that are. */
export const onnxFiles = {
  name: 'onnx',
  share: 10,
  prepare: () => ({ seeds: onnxSeeds }),
  arbitrary: files,
  run: readWhole,
  filesOf: (bytes) => ({ 'model.onnx': bytes }),
};

/** The same for ONNX Runtime, and for the head: a network that can be run is changed, and explained. */
export const onnxNetworks = {
  name: 'onnx-networks',
  share: 3,
  prepare: () => ({ seeds: onnxSeeds.slice(0, 1) }),
  arbitrary: files,
  run: explainNetwork,
  filesOf: (bytes) => ({ 'model.onnx': bytes }),
};

async function explainNetwork(bytes) {
  const network = await onnxNetwork(bytes);
  try {
    await explainOnes(network);
  } finally {
    await network.dispose();
  }
}
