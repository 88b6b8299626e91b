import { createExplainer } from '@gradcam/core';
import { inputShape } from '@gradcam/models';
import { toNetwork } from '@gradcam/core/network';
import { version_core as tfjs } from '@tensorflow/tfjs-core';
import type { Backend } from '../backend/start-backend.js';
import { drawnLayers, sizeOf, type DrawnLayer } from './drawn-layers.js';
import { linkAddress } from './link-address.js';
import type { Network } from './network.js';
import type { NetworkSource } from './open-network.js';

/** A layer that can be explained. */
export interface LayerCard {
  readonly name: string;
  /** Like `7 x 7 x 1024`. */
  readonly size: string;
  /** Why it stands where it does, in sentences. */
  readonly reasons: string;
}

/** The facts about a network that the page shows. */
export interface NetworkCard {
  readonly title: string;
  /** The address by which somebody else opens it; undefined where there is none. */
  readonly address: string | undefined;
  readonly backend: Backend;
  /** The hash that tells the network from all others; undefined where nobody knows. */
  readonly hash: string | undefined;
  /** The engine that runs it, like `TensorFlow.js 4.22.0`. */
  readonly engine: string;
  readonly classNames: readonly string[];
  /** The layers that can be explained, best first. */
  readonly layers: readonly LayerCard[];
  /** All layers, in the order in which they compute. */
  readonly drawing: readonly DrawnLayer[];
  readonly findings: readonly string[];
}

/**
 * Collects what the page shows of a network.
 *
 * @param network The network.
 * @param source Its origin.
 * @param backend What it runs on.
 * @returns Plain data.
 */
export async function networkCard(
  network: Network,
  source: NetworkSource,
  backend: Backend,
): Promise<NetworkCard> {
  const { model, title, hash, classNames, findings, preprocessing } = network;
  const inputShapes = [inputShape(preprocessing)];
  const { selection } = await createExplainer(model, { inputShapes });
  const layers = selection.ranking.map(({ name, outputShape, reasons, warnings }) => ({
    name,
    size: sizeOf(outputShape),
    reasons: [...reasons, ...warnings].map(({ text }) => text).join(' '),
  }));
  return {
    title,
    address: linkAddress(source),
    backend,
    hash,
    engine: engineOf(model),
    classNames,
    findings,
    layers,
    drawing: drawnLayers(toNetwork(model, inputShapes).graph, layers, selection.reductionLayer),
  };
}

function engineOf(model: Network['model']): string {
  const { name, version = '' } =
    'engine' in model ? model.engine : { name: 'TensorFlow.js', version: tfjs };
  return `${name} ${version}`.trimEnd();
}
