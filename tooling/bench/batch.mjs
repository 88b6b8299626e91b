// npm run bench -- batch: pictures a second of gradcam batch beside bare predictions of the same network in ONNX Runtime, by as many processes as there are workers, one thread each: of the network alone, and of
// the same pictures, which are read, decoded and converted; and of several workers beside one. In turns, so that a busy machine slows all of them; medians of the ratios of each round. Neither loading nor the first
// half of the pictures count. --written manifest leaves out overlays and maps. Writes the table of docs/batch.md.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable } from '../docs/markdown-table.mjs';
import { median } from './measure/median.mjs';
import { barePlayer } from './players/node-player.mjs';
import { batchRate } from './players/batch-rate.mjs';

const { values: given } = parseArgs({
  options: {
    networks: { type: 'string', default: 'mobilenet-v1,resnet50' },
    pictures: { type: 'string', default: '600' },
    rounds: { type: 'string', default: '5' },
    workers: { type: 'string', default: String(availableParallelism()) },
    written: { type: 'string', default: 'manifest,all' },
  },
});
const [count, rounds, workers] = [given.pictures, given.rounds, given.workers].map(Number);
const allKinds = {
  manifest: ['the manifest', []],
  all: ['overlays and maps, too', ['--overlays', '--maps', 'float16']],
};
const kinds = Object.fromEntries(given.written.split(',').map((kind) => allKinds[kind]));
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
  const names = readdirSync(join(folder, 'photos'));
  const players = Array.from({ length: workers }, () =>
    barePlayer(network, join(folder, 'photos')),
  );
  for (const { answer } of players) await answer();
  const bare = async (size) => ({
    'the network alone': await bareRate(players, size, (share) => ({ count: share.length })),
    'with their pictures': await bareRate(players, size, (share) => ({
      names: share.map((at) => names[at]),
    })),
  });
  // Until the code is compiled.
  await bare(Math.min(count, 40 * workers));
  const rates = [];
  for (let round = 0; round < rounds; round += 1) {
    const made = await bare(count);
    for (const [kind, words] of Object.entries(kinds))
      for (const size of [workers, 1])
        made[`${kind} ${size}`] = await batchRate({ folder, network, count, workers: size, words });
    rates.push(made);
    const said = Object.entries(made).map(
      ([name, { rate, user }]) => `${name}: ${rate.toFixed(1)}/s, ${user.toFixed(1)} ms`,
    );
    console.log(network, said.join('; '));
  }
  await Promise.all(players.map(({ end }) => end()));
  return Object.keys(kinds).map((kind) => rowOf(network, kind, rates));
}

function rowOf(network, kind, rates) {
  const medianOf = (numberOf) => median(rates.map(numberOf));
  const batch = (made) => made[`${kind} ${workers}`];
  const [alone, whole] = ['the network alone', 'with their pictures'];
  return [
    network,
    kind,
    medianOf((made) => made[alone].rate).toFixed(1),
    medianOf((made) => made[whole].rate).toFixed(1),
    medianOf((made) => batch(made).rate).toFixed(1),
    medianOf((made) => batch(made).rate / made[alone].rate).toFixed(2),
    medianOf((made) => batch(made).rate / made[whole].rate).toFixed(2),
    ...[(made) => made[alone], (made) => made[whole], batch].map((of) =>
      medianOf((made) => of(made).user).toFixed(1),
    ),
    medianOf((made) => batch(made).rate / made[`${kind} 1`].rate).toFixed(2),
  ];
}

/** Predictions a second, of all players at once, and milliseconds of the processor for one. */
async function bareRate(players, predictions, workOf) {
  const started = performance.now();
  const all = Array.from({ length: predictions }, (_, at) => at);
  const spent = await Promise.all(
    players.map(async ({ tell, answer }, index) => {
      tell(workOf(all.filter((at) => at % players.length === index)));
      return await answer();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const user = spent.reduce((sum, milliseconds) => sum + milliseconds, 0) / predictions;
  return { rate: predictions / seconds, user };
}

function writeTable(rows) {
  const page = `${root}docs/batch.md`;
  const head = [
    'network',
    'what is written',
    'networks alone a second',
    'predictions a second',
    'pictures a second',
    'of networks alone',
    'of predictions',
    'ms of a network alone',
    'ms of a prediction',
    'ms of a picture',
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
