import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** One op on tfjs's tape. */
export interface TapeNode {
  readonly kernelName: string;
  inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  /** From the gradient in each output to those in the inputs, by their names; missing where tfjs does not know the op's gradient. */
  gradient?: ((outputs: Tensor[]) => Readonly<Record<string, () => Tensor>>) | undefined;
  readonly saved?: readonly Tensor[];
}

/** The part of tfjs's engine that records a gradient. */
export interface EngineTape {
  readonly gradientDepth: number;
  activeTape: readonly TapeNode[] | null;
}

/**
 * Returns the state in which tfjs keeps its tape.
 *
 * @returns The engine's own state, not a copy.
 */
export function engineTape(): EngineTape {
  return engine().state;
}
