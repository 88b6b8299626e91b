import { readCall, tensorsOf, type Call, type CallValue } from '../config/call.js';
import { isList, isObject, without, type Json, type JsonObject } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { writeCall, type CallScope } from '../config/translate-calls.js';
import { suppliedName, type TranslationContext } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';
import { activationOf } from './activation-of.js';
import { aliases, kerasOperands, tensorFlowFunctions } from './operation-names.js';
import { operations } from './operations.js';

/** An operation with its operands and attributes. */
interface OperationUse {
  readonly operation: string;
  readonly operands: readonly CallValue[];
  readonly attributes: JsonObject;
}

/**
 * Tells whether a layer of a file is an operation: a function that was called on a layer's output in Python.
 *
 * @param layer The layer.
 * @param context The context of the model: Keras 3 gives operations names that layers have, too.
 * @returns True if it is.
 */
export function isOperation(layer: LayerConfig, context: TranslationContext): boolean {
  if (layer.className === 'TFOpLambda' || layer.className === 'SlicingOpLambda') return true;
  const { config, calls = [] } = layer;
  // A layer says whether it learns, or at least how precise it is; a dropout of space says its rate alone.
  const isLayer =
    ['trainable', 'layers', 'rate'].some((key) => key in config) || isObject(config['dtype']);
  return context.keras3 && calls.length > 0 && !isLayer;
}

/**
 * Writes an operation as a layer that computes it.
 *
 * @param layer The operation, as Keras 2 or 3 wrote it.
 * @param scope The model's layers.
 * @returns An Activation where it is one, else a supplied layer.
 * @throws `MODEL_UNSUPPORTED` for an operation that is not supplied
 */
export function translateOperation(layer: LayerConfig, scope: CallScope): LayerConfig {
  const uses = (layer.calls ?? []).map((node) => readUse(layer, readCall(node, scope.layers)));
  const [use] = uses;
  if (use === undefined) return layer;
  const templates = new Set(uses.map((other) => JSON.stringify(template(other))));
  if (templates.size > 1) throw unsupportedLayer(layer, 'is used with several constants');
  const { name } = layer;
  const calls = uses.map(({ operands }) => writeCall(operands.flatMap(tensorsOf)));
  const activation = activationOf(use.operation, use.attributes);
  if (activation !== undefined) return { ...activation, name, calls };
  if (!Object.hasOwn(operations, use.operation)) {
    const { function: called } = layer.config;
    const what = typeof called === 'string' ? `calls tf.${called}` : 'is an operation';
    throw unsupportedLayer(layer, `${what}, which is not supplied`);
  }
  const setting = unsuppliedSetting(use);
  if (setting !== undefined)
    throw unsupportedLayer(layer, `uses ${setting}, which is not supplied`);
  return { className: suppliedName('Operation'), name, config: template(use), calls };
}

/** Returns a setting that would be dropped silently. */
function unsuppliedSetting({ operation, attributes }: OperationUse): string | undefined {
  const plain = plainSettings[operation] ?? {};
  const key = Object.keys(plain).find(
    (name) => attributes[name] != null && !plain[name]?.includes(attributes[name]),
  );
  return key === undefined ? undefined : `${key}=${JSON.stringify(attributes[key])}`;
}

const plainSettings: Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>> = {
  Norm: { ord: [2, 'euclidean'] },
  Pad: { mode: ['constant', 'CONSTANT'] },
  Resize: {
    interpolation: ['bilinear', 'nearest'],
    antialias: [false],
    preserve_aspect_ratio: [false],
    crop_to_aspect_ratio: [false],
    pad_to_aspect_ratio: [false],
    data_format: ['channels_last'],
  },
  Transpose: { conjugate: [false] },
};

/** Returns the layer's configuration without its tensors, which are numbered in order. */
function template({ operation, operands, attributes }: OperationUse): JsonObject {
  let count = 0;
  const write = (value: CallValue): Json => {
    if ('tensor' in value) return { tensor: count++ };
    return 'list' in value ? { list: value.list.map(write) } : { constant: value.constant };
  };
  return { operation, operands: operands.map(write), attributes };
}

function readUse(layer: LayerConfig, call: Call): OperationUse {
  const { dtype, function: called } = layer.config;
  const config = without(layer.config, ['name', 'trainable', 'dtype', 'function']);
  if (typeof called !== 'string')
    return readKerasUse(layer, call, { ...config, ...(dtype === undefined ? {} : { dtype }) });
  const known = tensorFlowFunctions[called];
  if (known === undefined)
    throw unsupportedLayer(layer, `calls tf.${called}, which is not supplied`);
  const { operands, others } = sortArguments(call, known.operands);
  const attributes = constantsOf(layer, others);
  const renamed = Object.entries(attributes).map(([key, value]) => [
    known.renamed?.[key] ?? key,
    value,
  ]);
  return {
    operation: known.operation,
    operands,
    attributes: Object.fromEntries(renamed) as JsonObject,
  };
}

function readKerasUse(layer: LayerConfig, call: Call, config: JsonObject): OperationUse {
  const operation = aliases[layer.className] ?? layer.className;
  const names =
    kerasOperands[operation] ??
    (call.positional.length + Object.keys(call.named).length > 1 ? ['x1', 'x2'] : ['x']);
  const { operands, others } = sortArguments(call, names);
  return { operation, operands, attributes: { ...config, ...constantsOf(layer, others) } };
}

/** Sorts arguments: operands come by position or by name; other named arguments are attributes. */
function sortArguments(
  call: Call,
  names: readonly string[],
): { operands: CallValue[]; others: Readonly<Record<string, CallValue>> } {
  const rest = names.slice(call.positional.length);
  const named = rest.flatMap((name) => (call.named[name] === undefined ? [] : [call.named[name]]));
  const others = Object.entries(call.named).filter(([key]) => !rest.includes(key));
  return { operands: [...call.positional, ...named], others: Object.fromEntries(others) };
}

function constantsOf(layer: LayerConfig, values: Readonly<Record<string, CallValue>>): JsonObject {
  const entries = Object.entries(values).map(([key, value]) => {
    if (!('constant' in value))
      throw unsupportedLayer(layer, `computes its "${key}" by other layers`);
    return [key, plain(value.constant)] as const;
  });
  return Object.fromEntries(entries.filter(([key, value]) => key !== 'name' && value !== null));
}

function plain(value: Json): Json {
  return isObject(value) || isList(value) ? (JSON.parse(JSON.stringify(value)) as Json) : value;
}
