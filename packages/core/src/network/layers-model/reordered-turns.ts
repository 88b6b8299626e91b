import type { LiftedActivations } from '@gradcam/layer-select';
import type { Turn } from './execution-order.js';

/**
 * Lets activations run before the maximum poolings that they are described above. Neither has a mask, so the rest of their turns
 * stays.
 *
 * @param turns The turn of each step, by its name.
 * @param lifted The chains, by the names of their steps.
 * @returns The turns in the other order.
 */
export function reorderedTurns(
  turns: ReadonlyMap<string, Turn>,
  lifted: readonly LiftedActivations[],
): ReadonlyMap<string, Turn> {
  const reordered = new Map(turns);
  for (const { pools, activations } of lifted) {
    const names = [...activations, ...pools];
    const positions = names
      .flatMap((name) => turns.get(name)?.position ?? [])
      .sort((a, b) => a - b);
    names.forEach((name, index) => {
      const turn = turns.get(name);
      const position = positions[index];
      if (turn !== undefined && position !== undefined) reordered.set(name, { ...turn, position });
    });
  }
  return reordered;
}
