import { isList, isObject, textOf, type Json, type JsonObject } from './json.js';

/** A value that another layer makes. */
export interface TensorReference {
  readonly layer: string;
  /** The index of the use of the layer. */
  readonly node: number;
  /** The index of the layer's output. */
  readonly output: number;
}

/**
 * The layers of a model, each with what is added to the number of its uses: in tfjs-layers, as in Keras 2, a model within a model
 * has one use more than in Keras 3, its own.
 */
export type LayerUses = ReadonlyMap<string, number>;

/** An argument of a layer's call: a tensor, a list, or a value of the file. */
export type CallValue =
  | { readonly tensor: TensorReference }
  | { readonly list: readonly CallValue[] }
  | { readonly constant: Json };

/** One use of a layer, as it stood in Python. */
export interface Call {
  readonly positional: readonly CallValue[];
  readonly named: Readonly<Record<string, CallValue>>;
}

/**
 * Reads one use of a layer, in the form of Keras 3 or in that of Keras 2.
 *
 * @param node An entry of `inbound_nodes`.
 * @param layers The model's layers: `["a", 0, 0]` is a tensor only where "a" is one.
 * @returns The call.
 */
export function readCall(node: Json, layers: LayerUses): Call {
  if (isObject(node)) {
    const { args, kwargs } = node;
    return {
      positional: isList(args) ? args.map((value) => readValue(value, layers)) : [],
      named: readNamed(isObject(kwargs) ? kwargs : {}, layers),
    };
  }
  const entries = isList(node) ? node : [];
  // A Keras 2 operation with one operand stands there without the list around it.
  if (typeof entries[0] === 'string') return { ...readEntries([entries], layers) };
  return readEntries(entries, layers);
}

/**
 * Lists the tensors within a value.
 *
 * @param value A value of a call.
 * @returns In order.
 */
export function tensorsOf(value: CallValue): TensorReference[] {
  if ('tensor' in value) return [value.tensor];
  return 'list' in value ? value.list.flatMap(tensorsOf) : [];
}

/** Keras 2: `[name, node, output, kwargs]` for each tensor, the last the same in all. */
function readEntries(entries: readonly Json[], layers: LayerUses): Call {
  const values = entries.map((entry): CallValue => {
    const [name, node, output] = isList(entry) ? entry : [];
    if (name === '_CONSTANT_VALUE') return { constant: output ?? null };
    return { tensor: { layer: textOf(name), node: Number(node), output: Number(output) } };
  });
  const first = entries[0];
  const named = isList(first) && isObject(first[3]) ? first[3] : {};
  return {
    positional: values.length === 1 ? values : [{ list: values }],
    named: readNamed(named, layers),
  };
}

function readNamed(named: JsonObject, layers: LayerUses): Record<string, CallValue> {
  return Object.fromEntries(
    Object.entries(named).map(([key, value]) => [key, readValue(value ?? null, layers)]),
  );
}

function readValue(value: Json, layers: LayerUses): CallValue {
  const reference = readReference(value, layers);
  if (reference !== undefined) return { tensor: reference };
  if (!isList(value)) return { constant: plainConstant(value) };
  const list = value.map((item) => readValue(item, layers));
  return list.some((item) => tensorsOf(item).length > 0) ? { list } : { constant: value };
}

function readReference(value: Json, layers: LayerUses): TensorReference | undefined {
  const config = isObject(value) && isObject(value['config']) ? value['config'] : {};
  const history = isList(value) ? value : config['keras_history'];
  if (!isList(history) || history.length !== 3) return undefined;
  const [layer, node, output] = history;
  if (typeof layer !== 'string' || typeof node !== 'number' || typeof output !== 'number')
    return undefined;
  const extra = layers.get(layer);
  return extra === undefined ? undefined : { layer, node: node + extra, output };
}

/** An array of NumPy stands there as an object. */
function plainConstant(value: Json): Json {
  const wrapped =
    isObject(value) && value['class_name'] === '__numpy__' ? value['config'] : undefined;
  return isObject(wrapped) ? (wrapped['value'] ?? null) : value;
}
