/**
 * Does jobs side by side: each lane takes the next one when it is free.
 * @template T
 * @param {number} lanes
 * @param {readonly (() => Promise<T>)[]} jobs
 * @returns {Promise<T[]>} their results, in the order of the jobs
 */
export async function inLanes(lanes, jobs) {
  const results = [];
  const waiting = [...jobs.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [position, job] = next;
      results[position] = await job();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
