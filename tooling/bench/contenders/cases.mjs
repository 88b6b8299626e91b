/** What is measured of every network: one picture, one class, the last layer, on as many threads as --threads says. */
export const base = { name: 'base', title: 'base', layer: 'last', batch: 1, classes: 1 };

/** What is varied, one thing at a time, of the networks that say so, beside a base case on so many threads. */
export const variants = (threads) => [
  { ...base, name: 'half', title: 'half-way up', layer: 'half' },
  { ...base, name: 'classes', title: 'ten classes', classes: 10 },
  { ...base, name: 'batch-8', title: '8 pictures', batch: 8 },
  { ...base, name: 'batch-32', title: '32 pictures', batch: 32 },
  {
    ...base,
    name: 'threads',
    title: threads === 1 ? 'two threads' : 'one thread',
    threads: threads === 1 ? 2 : 1,
  },
];
