import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** One op on tfjs's tape. */
export interface TapeNode {
  readonly kernelName: string;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  /** Missing where tfjs does not know the op's gradient. */
  readonly gradient?: unknown;
  readonly saved?: readonly Tensor[];
}

/** The part of tfjs's engine that records a gradient. */
export interface EngineTape {
  readonly gradientDepth: number;
  activeTape: readonly TapeNode[] | null;
}

/**
 * The tape that tfjs records on.
 *
 * @returns The engine's own state, not a copy.
 */
export function engineTape(): EngineTape {
  return engine().state;
}
