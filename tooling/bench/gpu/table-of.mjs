import { networks } from '../contenders/networks.mjs';

const works = {
  prediction: 'prediction',
  map: 'map, read',
  mapOnDevice: 'map, left on the device',
};

/**
 * Writes the figures of run.mjs as Markdown.
 * @param {{ date: string, card: string, processor: string, node: string }} machine
 * @param {Record<string, Record<string, { device?: string, times?: Record<string, number[]>, failed?: string }>>} results of each engine for each network
 * @returns {string}
 */
export function tableOf({ date, card, processor, node }, results) {
  const rows = Object.entries(results).flatMap(([network, engines]) =>
    Object.entries(engines).map(([engine, { device = '–', times, failed }]) =>
      times === undefined
        ? [networks[network].title, engine, failed, ...Object.keys(works).map(() => '–')]
        : [
            networks[network].title,
            engine,
            device,
            ...Object.keys(works).map((work) => saidOf(times[work])),
          ],
    ),
  );
  const head = ['network', 'engine', 'device', ...Object.values(works)];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${date}, ${card}, ${processor}, Node ${node}; medians in ms, and in brackets the quartiles; 224 x 224, DeepLab 257 x 257, one picture, the last layer.\n\n${lines.join('\n')}`;
}

function saidOf(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `${at(0.5)} (${at(0.25)} to ${at(0.75)})`;
}
