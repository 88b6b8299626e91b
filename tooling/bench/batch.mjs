// npm run bench -- batch: pictures a second of gradcam batch beside bare predictions of the same network in ONNX Runtime, by as many processes as there are workers, one thread each; and of several workers
// beside one. In turns, so that a busy machine slows all of them; medians of the ratios of each round. Neither loading nor the first pictures count. Writes the table of docs/batch.md.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable } from '../docs/markdown-table.mjs';
import { median } from './median.mjs';
import { batchRate } from './players/batch-rate.mjs';
import { nodePlayer } from './players/node-player.mjs';

const { values: given } = parseArgs({
  options: {
    networks: { type: 'string', default: 'mobilenet-v1,resnet50' },
    pictures: { type: 'string', default: '240' },
    rounds: { type: 'string', default: '5' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const [count, rounds, workers] = [given.pictures, given.rounds, given.workers].map(Number);
const kinds = {
  'the manifest': [],
  'overlays and maps, too': ['--overlays', '--maps', 'float16'],
};
const folder = mkdtempSync(join(tmpdir(), 'gradcam-bench-batch-'));

try {
  await writePictures(join(folder, 'photos'));
  const rows = [];
  for (const network of given.networks.split(',')) rows.push(...(await rowsOf(network)));
  writeTable(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Different parts of the samples, as large as those of most sets. */
async function writePictures(to) {
  mkdirSync(to);
  const names = ['chelsea.png', 'coffee.png', 'dog-and-cat.jpg', 'dog.jpg'];
  const photos = await Promise.all(
    names.map((name) =>
      sharp(`${root}assets/samples/${name}`).resize(560, 420, { fit: 'fill' }).toBuffer(),
    ),
  );
  for (let index = 0; index < count; index += 1)
    await sharp(photos[index % photos.length])
      .extract({ left: index % 60, top: index % 45, width: 500, height: 375 })
      .jpeg()
      .toFile(join(to, `${index}.jpg`));
}

async function rowsOf(network) {
  const players = Array.from({ length: workers }, () => nodePlayer(network, 1, 'onnxruntime-node'));
  for (const { answer } of players) await answer();
  await bareRate(players, 10 * workers);
  const rates = [];
  for (let round = 0; round < rounds; round += 1) {
    const made = { bare: await bareRate(players, count) };
    for (const [kind, words] of Object.entries(kinds))
      for (const size of [workers, 1])
        made[`${kind} ${size}`] = await batchRate({ folder, network, count, workers: size, words });
    rates.push(made);
    console.log(
      network,
      Object.entries(made)
        .map(([name, rate]) => `${name}: ${rate.toFixed(1)}/s`)
        .join(', '),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
  const medianOf = (rateOf) => median(rates.map(rateOf));
  return Object.keys(kinds).map((kind) => [
    network,
    kind,
    medianOf((rate) => rate.bare).toFixed(1),
    medianOf((rate) => rate[`${kind} ${workers}`]).toFixed(1),
    medianOf((rate) => rate[`${kind} ${workers}`] / rate.bare).toFixed(2),
    medianOf((rate) => rate[`${kind} ${workers}`] / rate[`${kind} 1`]).toFixed(2),
  ]);
}

/** Predictions a second, of all players at once. */
async function bareRate(players, predictions) {
  const started = performance.now();
  await Promise.all(
    players.map(async ({ tell, answer }, index) => {
      for (let done = index; done < predictions; done += players.length) {
        tell('run');
        await answer();
      }
    }),
  );
  return (1000 * predictions) / (performance.now() - started);
}

function writeTable(rows) {
  const page = `${root}docs/batch.md`;
  const head = [
    'network',
    'what is written',
    'bare predictions a second',
    'pictures a second',
    'ratio',
    `${workers} workers over one`,
  ];
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`;
  const text = `${machine}; ${count} JPEGs of 500 x 375 pixels, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}.\n\n${markdownTable(head, rows)}`;
  console.log(text);
  const [begin, end] = ['<!-- npm run bench -- batch -->', '<!-- end -->'];
  const old = readFileSync(page, 'utf8');
  const [before, rest] = old.split(begin);
  if (rest === undefined) throw new Error(`docs/batch.md has no ${begin}`);
  writeFileSync(page, `${before}${begin}\n\n${text}\n\n${rest.slice(rest.indexOf(end))}`);
  run(bin('prettier'), ['--write', '--log-level=warn', page]);
}
