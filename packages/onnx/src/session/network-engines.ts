import { GradCamError } from '@gradcam/errors';
import { makeEngine, type Engine, type EngineParts, type NetworkPart } from './engine.js';
import type { RuntimeSession } from './onnx-runtime.js';

/** On the CPU, without what takes time to prepare. */
export const unoptimised = { graphOptimizationLevel: 'disabled' } as const;

/** The things that the engines of a network work with. */
export interface NetworkEnginesParts extends Pick<EngineParts, 'runtime' | 'typeOf'> {
  /** Loads a part of the network by ONNX Runtime's own options. */
  readonly load: (part: NetworkPart, options: object) => Promise<RuntimeSession>;
  /** ONNX Runtime's own options, as the caller gave them. */
  readonly session: object;
}

/** The engines of one network. */
export interface NetworkEngines {
  readonly engine: Engine;
  /** Runs the network as it is written: what a prediction is held against must not have the faults of ONNX Runtime's optimiser, too. */
  readonly asWritten: Engine;
}

/**
 * Makes the engines of a network, which make room for one another: each part that is loaded holds its weights.
 *
 * @param parts ONNX Runtime and the network.
 * @returns The engines; the caller disposes both.
 */
export function networkEngines({ load, session, ...parts }: NetworkEnginesParts): NetworkEngines {
  const loadInRoom = async (part: NetworkPart, options: object): Promise<RuntimeSession> => {
    try {
      return await load(part, options);
    } catch (error) {
      if (!(error instanceof GradCamError) || error.code !== 'OUT_OF_MEMORY') throw error;
      // WebAssembly has four gigabytes: parts that are not in use are freed, and loaded again when they are.
      await Promise.all([engine.rest(), asWritten.rest()]);
      return await load(part, options);
    }
  };
  const asWritten = makeEngine({
    ...parts,
    load: (part) => loadInRoom(part, { ...unoptimised, ...session }),
  });
  const engine = makeEngine({
    ...parts,
    load: async (part) => {
      // What makes maps in one run holds all weights once more; by then the prediction was compared.
      if (part.added !== undefined) await asWritten.rest();
      return await loadInRoom(part, session);
    },
  });
  return { engine, asWritten };
}
