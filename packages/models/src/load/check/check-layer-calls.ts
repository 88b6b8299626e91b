import { saidOf } from '@gradcam/errors';
import { isList, type Json } from '../../keras/config/json.js';
import type { LayerConfig } from '../../keras/config/layer-config.js';
import { isModelConfig } from '../../keras/config/model-config.js';
import { brokenModel } from './broken-model.js';

/** The output of one use of a layer. */
interface Use {
  readonly layer: string;
  readonly node: number;
}

/** A call that has not been made. */
interface OpenCall {
  readonly layer: string;
  readonly reads: readonly Use[];
  missing: number;
}

/** The uses and calls of a model whose layers are called one after the other, as by tfjs-layers. */
interface Progress {
  /** The number of uses of each layer so far. */
  readonly uses: Map<string, number>;
  readonly calls: readonly OpenCall[];
  /** The calls that wait for a use. */
  readonly waiting: Map<string, OpenCall[]>;
}

/**
 * Checks that all layers of a model can be called: each after the layers whose outputs it reads.
 *
 * @param model The model, in the form that tfjs-layers reads.
 * @param layers Its layers, each with a name of its own.
 * @throws `MODEL_BROKEN` for a layer that reads a missing one, itself or a circle; for ends that are not there
 */
export function checkLayerCalls(model: LayerConfig, layers: readonly LayerConfig[]): void {
  const progress = start(layers);
  makeCalls(progress);
  const stuck = progress.calls.find(({ missing }) => missing > 0);
  if (stuck !== undefined) throw brokenModel(whyStuck(stuck, progress));
  for (const key of ['input_layers', 'output_layers'])
    checkEnds(key, model.config[key], progress.uses);
}

function start(layers: readonly LayerConfig[]): Progress {
  // An input is there without a call, and so is a model as a layer, which was called on its own inputs.
  const isThere = (layer: LayerConfig) => layer.className === 'InputLayer' || isModelConfig(layer);
  return {
    uses: new Map(layers.map((layer) => [layer.name, isThere(layer) ? 1 : 0])),
    calls: layers.flatMap((layer) => {
      if (layer.calls === undefined)
        throw brokenModel(`the layer "${layer.name}" does not say what it reads (inbound_nodes)`);
      return layer.calls.map((call) => openCall(layer.name, call));
    }),
    waiting: new Map(),
  };
}

function openCall(layer: string, call: Json): OpenCall {
  const reads = (isList(call) ? call : []).map((read) => useOf(read, `the layer "${layer}"`));
  return { layer, reads, missing: 0 };
}

function useOf(reference: Json, reader: string): Use {
  const [layer, node, output] = isList(reference) ? reference : [];
  if (typeof layer === 'string' && isIndex(node) && isIndex(output)) return { layer, node };
  const got = isList(reference) ? JSON.stringify(reference.slice(0, 3)) : saidOf(reference);
  throw brokenModel(`${reader} reads no output of a layer, got ${got}, expected [name, 0, 0]`);
}

function isIndex(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function makeCalls({ uses, calls, waiting }: Progress): void {
  for (const call of calls) {
    const open = call.reads.filter(({ layer, node }) => node >= (uses.get(layer) ?? 0));
    call.missing = open.length;
    for (const use of open) {
      const others = waiting.get(keyOf(use));
      if (others === undefined) waiting.set(keyOf(use), [call]);
      else others.push(call);
    }
  }
  const ready = calls.filter(({ missing, reads }) => missing === 0 && reads.length > 0);
  // A list goes on to what is added while it is walked.
  for (const { layer } of ready) {
    const node = uses.get(layer) ?? 0;
    uses.set(layer, node + 1);
    for (const call of waiting.get(keyOf({ layer, node })) ?? [])
      if (--call.missing === 0) ready.push(call);
  }
}

function keyOf({ layer, node }: Use): string {
  return `${node} ${layer}`;
}

/** Follows a call that cannot be made to what it waits for, until there is nothing, or the way comes back. */
function whyStuck(call: OpenCall, { uses, calls }: Progress): string {
  const stuck = new Map(
    calls.filter(({ missing }) => missing > 0).map((open) => [open.layer, open] as const),
  );
  const way = new Set<string>();
  for (let at = call; ;) {
    way.add(at.layer);
    const open = at.reads.find(({ layer, node }) => node >= (uses.get(layer) ?? 0));
    const { layer, node } = open ?? { layer: '', node: 0 };
    if (!uses.has(layer))
      return `the layer "${at.layer}" reads the layer "${layer}", which the model does not have`;
    const next = stuck.get(layer);
    if (next === undefined)
      return `the layer "${at.layer}" reads use ${node} of the layer "${layer}", got ${uses.get(layer) ?? 0} uses of it`;
    if (way.has(layer)) return circle([...way].slice([...way].indexOf(layer)));
    at = next;
  }
}

function circle(layers: readonly string[]): string {
  const [only, ...others] = layers.slice(0, 6).map((name) => `"${name}"`);
  return others.length === 0
    ? `the layer ${only ?? ''} reads its own output`
    : `layers read each other in a circle, got ${[only, ...others].join(', ')}${layers.length > 6 ? ', …' : ''}`;
}

function checkEnds(key: string, ends: Json | undefined, uses: ReadonlyMap<string, number>): void {
  const list = isList(ends) ? ends : [];
  if (list.length === 0) throw brokenModel(`the model has no ${key}`);
  for (const end of list) {
    const { layer, node } = useOf(end, `the model by its ${key}`);
    if (node < (uses.get(layer) ?? 0)) continue;
    throw brokenModel(
      uses.has(layer)
        ? `the ${key} name use ${node} of the layer "${layer}", got ${uses.get(layer) ?? 0} uses of it`
        : `the ${key} name the layer "${layer}", which the model does not have`,
    );
  }
}
