import { GradCamError, saidOf } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { isList, isObject, type Json } from '../../../keras/config/json.js';
import { brokenModel } from '../broken-model.js';
import { requireShape } from '../require-shape.js';

/** The types that tfjs reads from a file. */
const types = ['float32', 'int32', 'bool', 'string', 'complex64'] as const;

/** The types that it reads out of smaller ones. */
const quantised = new Map([
  ['uint8', ['float32', 'int32']],
  ['uint16', ['float32', 'int32']],
  ['float16', ['float32']],
]);

/**
 * Reads the list of a model's weights: every name once, types that tfjs reads, sizes that can be.
 *
 * @param specs The `weights` of all groups of `weightsManifest`, as the file has them.
 * @returns The same list.
 * @throws `MODEL_BROKEN`; `MODEL_UNSUPPORTED` for a type that tfjs does not read
 */
export function checkWeightSpecs(specs: Json | undefined): io.WeightsManifestEntry[] {
  if (!isList(specs)) throw brokenModel(`the weights are not listed, got ${saidOf(specs)}`);
  const names = new Set<string>();
  return specs.map((spec) => {
    const checked = checkedSpec(spec);
    if (names.has(checked.name)) throw brokenModel(`the weight "${checked.name}" is listed twice`);
    names.add(checked.name);
    return checked;
  });
}

function checkedSpec(spec: Json): io.WeightsManifestEntry {
  const entry = isObject(spec) ? spec : {};
  const { name, shape, dtype, quantization } = entry;
  if (typeof name !== 'string' || name === '' || name === '__proto__')
    throw brokenModel(`a weight has no name, got ${saidOf(name)}`);
  const type = types.find((known) => known === dtype);
  if (type === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the weight "${name}" is of a type that TensorFlow.js does not read, got ${saidOf(dtype)}, expected one of ${types.join(', ')}; export the model again.`,
    );
  }
  if ('quantization' in entry) checkQuantisation(name, type, quantization);
  // Border to tfjs: the rest of an entry is what it reads beside these, and checked above.
  const rest = entry as Partial<io.WeightsManifestEntry>;
  return { ...rest, name, dtype: type, shape: requireShape(shape, `the weight "${name}"`) };
}

function checkQuantisation(name: string, type: string, quantization: Json | undefined): void {
  const { dtype, min, scale } = isObject(quantization) ? quantization : {};
  if (typeof dtype !== 'string' || quantised.get(dtype)?.includes(type) !== true) {
    throw brokenModel(
      `the weight "${name}" of type ${type} is quantised as nothing that TensorFlow.js reads, got ${saidOf(dtype)}, expected uint8, uint16, or float16 for float32`,
    );
  }
  if (dtype !== 'float16' && !(Number.isFinite(min) && Number.isFinite(scale))) {
    throw brokenModel(
      `the weight "${name}" is quantised without its range, got the minimum ${saidOf(min)} and the scale ${saidOf(scale)}, expected two numbers`,
    );
  }
}
