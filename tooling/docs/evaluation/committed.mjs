import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The networks and the seeds of the pictures: tooling/reference/evaluation/train.py writes them. */
export const readNets = () => read('reference/nets.json');
/** What the other libraries show of a part: tooling/reference/evaluation/peers.py writes it. */
export const readPeers = (part) => read(`reference/peers-${part}.json`);
/** What this library shows of a part: `npm run docs:evaluation` writes it. */
export const readOurs = (part) => read(`reference/ours-${part}.json`);
