import type { NetworkInput } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { dispose, zeros, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxRuntime, RuntimeSession } from '../../session/onnx-runtime.js';
import { runSession } from '../../session/run-session.js';
import type { Facts } from './value-facts.js';

/** A trial of a network. */
export interface Trial {
  readonly runtime: OnnxRuntime;
  readonly session: RuntimeSession;
  readonly outputs: readonly string[];
  readonly inputs: readonly NetworkInput[];
  /** Of one sample of each input, with the batch axis. */
  readonly shapes: readonly (readonly number[])[];
  /** The types of the inputs. */
  readonly types: Facts;
}

/**
 * Runs a network on zeros, to learn the sizes of its values.
 *
 * @param trial The network.
 * @returns Its values, as ONNX Runtime gives them.
 * @throws `INPUT_SHAPE` where the file leaves sizes open and the network does not take the usual ones
 */
export async function runOnZeros(trial: Trial): Promise<Readonly<Record<string, unknown>>> {
  const { runtime, session, outputs, inputs, shapes, types } = trial;
  const feeds = new Map<string, Tensor>();
  try {
    inputs.forEach(({ name, dtype }, index) => {
      const type = dtype === 'float32' ? 'float32' : 'int32';
      feeds.set(name, zeros([...(shapes[index] ?? [])], type));
    });
    const typeOf = (name: string) => types.get(name)?.type ?? 'float32';
    return await runSession(runtime, { session, outputs, feeds, typeOf });
  } catch (cause) {
    const isOpen = inputs.some(({ shape }) => shape.slice(1).includes(null));
    if (!isOpen && cause instanceof GradCamError) throw cause;
    const got = cause instanceof GradCamError ? cause.sentence : String(cause);
    throw new GradCamError(
      'INPUT_SHAPE',
      `the file leaves sizes of its inputs open, got a network that does not run on ${shapes.map((shape) => `[${shape.join(', ')}]`).join(' and ')}: ${got} Give the option inputShapes, the shape of one real input each.`,
      { cause },
    );
  } finally {
    dispose([...feeds.values()]);
  }
}
