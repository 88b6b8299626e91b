import type { OnnxType } from '../../graph/onnx-graph.js';
import type { RuntimeMetadata, RuntimeSession, RuntimeTensor } from '../../session/onnx-runtime.js';
import type { OnnxStep } from '../onnx-steps.js';
import { unknownValues, type Facts, type ValueFacts } from './value-facts.js';

/** The means to find facts that a file does not say. */
export interface FactsParts {
  readonly steps: readonly OnnxStep[];
  readonly inFile: Facts;
  /** Loads the network with other outputs, without optimising it; without its large weights, from whose sizes others follow, or with all of them, so that it runs. */
  readonly load: (outputs: readonly string[], isLight: boolean) => Promise<RuntimeSession>;
  /** Runs it on zeros. */
  readonly run: (
    session: RuntimeSession,
    outputs: readonly string[],
  ) => Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Finds the type and the sizes of every value of a network: from the file, else from what ONNX Runtime infers, else from a run on zeros.
 *
 * @param parts The network.
 * @returns The facts; of what cannot be found out, what is known.
 * @throws The errors of loading the network
 */
export async function findFacts({ steps, inFile, load, run }: FactsParts): Promise<Facts> {
  const unknown = unknownValues(steps, inFile);
  if (unknown.length === 0) return inFile;
  const inferred = merged(inFile, await inferredFacts(load, unknown));
  const left = unknownValues(steps, inferred);
  if (left.length === 0) return inferred;
  // All of it runs, so that sizes that it does not take are found.
  const session = await load(unknown, false);
  try {
    const made = Object.entries(await run(session, left));
    return merged(inferred, made.map(factsOfTensor));
  } finally {
    await session.release();
  }
}

async function inferredFacts(
  load: FactsParts['load'],
  unknown: readonly string[],
): Promise<Found[]> {
  // Some ops take constants alone.
  const session = await load(unknown, true).catch(() => load(unknown, false));
  try {
    return (session.outputMetadata ?? []).map(factsOfMetadata);
  } finally {
    await session.release();
  }
}

type Found = readonly [string, ValueFacts];

/** Prefers what was found to what the file says, but where nothing was. */
function merged(before: Facts, found: readonly Found[]): Facts {
  const known = found.map(([name, { type, shape }]): Found => {
    const earlier = before.get(name);
    return [name, { type: type ?? earlier?.type, shape: shape ?? earlier?.shape }];
  });
  return new Map([...before, ...known]);
}

function factsOfMetadata({ name, type, shape = [] }: RuntimeMetadata): Found {
  // No axes: a single number, or nothing that ONNX Runtime knows.
  const sizes = shape.map((size) => (typeof size === 'number' && isKnown(size) ? size : null));
  return [name, { type: onnxType(type), shape: sizes.length === 0 ? undefined : sizes }];
}

/** An open size is -1 to the native ONNX Runtime, and the same bits without a sign to the one of the web. */
function isKnown(size: number): boolean {
  return size >= 0 && size < 2 ** 31;
}

function factsOfTensor([name, made]: readonly [string, unknown]): Found {
  // Border to ONNX Runtime: a sequence has neither type nor axes.
  const { type, dims } = made as Partial<RuntimeTensor>;
  return [name, { type: onnxType(type), shape: dims === undefined ? undefined : [...dims] }];
}

/** Border to ONNX Runtime: its names of types are ONNX's. */
function onnxType(type: string | undefined): OnnxType | undefined {
  return type as OnnxType | undefined;
}
