import { readFileSync } from 'node:fs';

/** What `npm run docs:randomised` measured. */
export const randomisedHeads = JSON.parse(
  readFileSync(new URL('randomised-heads.json', import.meta.url), 'utf8'),
);

/**
 * Says what is left of a method's map when the head of the network forgets its weights.
 * @param {string} name of the method
 * @returns {string} the mean rank correlation, or a dash for what is none of the methods that make one map
 */
export function leftOfHead(name) {
  const { mean } = randomisedHeads.methods[name] ?? {};
  return mean === undefined ? '-' : mean.toFixed(2);
}
