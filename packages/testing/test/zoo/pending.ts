import type { ZooFormat } from './zoo-net.js';

/** Nets that do not yet come out as they should, all for the same reason. */
interface Pending {
  /** What is wrong, in a sentence. */
  readonly reason: string;
  readonly files: readonly `${string}/${ZooFormat}`[];
  /** The backends on which it is; all of them when left out. */
  readonly backends?: readonly string[];
}

/** Once a net comes out right its test fails, and it is taken out here. */
const pending: readonly Pending[] = [
  {
    reason: 'a shape is read from the device while the graph runs, and the device is lost',
    files: ['unet-keras3/graph'],
    backends: ['webgpu'],
  },
];

/**
 * Says why a net does not yet come out as it should.
 *
 * @param name The net.
 * @param format Which of its two files.
 * @param backend The name of the adapter.
 * @returns The reason; undefined where nothing is wrong.
 */
export function pendingReason(
  name: string,
  format: ZooFormat,
  backend: string,
): string | undefined {
  return pending.find(
    ({ files, backends }) =>
      files.includes(`${name}/${format}`) && (backends?.includes(backend) ?? true),
  )?.reason;
}
