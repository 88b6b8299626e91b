/**
 * Handles things one after the other and begins the next ones meanwhile: an answer of a bucket takes longer to come than to read.
 *
 * @param items The things.
 * @param atOnce The most that are under way.
 * @param work Does one.
 * @returns The outcomes, in the order of the things.
 */
export async function* inAdvance<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const item of items) {
    const own = work(item);
    // What fails is said when it is its turn.
    own.catch(() => undefined);
    begun.push(own);
    const first = begun.length < atOnce ? undefined : begun.shift();
    if (first !== undefined) yield await first;
  }
  while (begun.length > 0) {
    const first = begun.shift();
    if (first !== undefined) yield await first;
  }
}
