/**
 * Repeats a step in several lanes at once, until there is nothing left to do. Where a step fails, no lane begins another.
 *
 * @param lanes What each lane works with.
 * @param step Does one thing; false where nothing was left.
 * @throws The first failure, when all lanes have stopped
 */
export async function inLanes<T>(
  lanes: readonly T[],
  step: (lane: T) => Promise<boolean>,
): Promise<void> {
  const failures: unknown[] = [];
  const work = async (lane: T): Promise<void> => {
    try {
      while (failures.length === 0 && (await step(lane)));
    } catch (cause) {
      failures.push(cause);
    }
  };
  await Promise.all(lanes.map(work));
  if (failures.length > 0) throw failures[0];
}
