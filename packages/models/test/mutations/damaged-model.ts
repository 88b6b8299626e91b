import { seeded, type Seeded } from './seeded.js';

/** The files of a model's folder by name. */
export type ModelFiles = Readonly<Record<string, Uint8Array>>;

/** A damaged model, and what was done to it. */
export interface DamagedModel {
  readonly files: ModelFiles;
  readonly damage: readonly string[];
}

/**
 * Damages a model in one to three places: fields of `model.json` removed, replaced, exchanged or renamed; bytes flipped, files cut short,
 * made longer or removed.
 *
 * @param whole The files of a folder, `model.json` among them; read only.
 * @param seed The same seed gives the same damage.
 * @returns The damaged files.
 */
export function damagedModel(whole: ModelFiles, seed: number): DamagedModel {
  const random = seeded(seed);
  const damage: string[] = [];
  let files = whole;
  for (let left = 1 + random.below(3); left > 0; left--) {
    // Most of what can be wrong is in the description.
    const damaged = random.below(4) > 0 ? damagedJson(files, random) : damagedBytes(files, random);
    files = damaged.files;
    damage.push(damaged.what);
  }
  return { files, damage };
}

interface Damaged {
  readonly files: ModelFiles;
  readonly what: string;
}

/** A place within a tree of JSON: a key of an object, or an index of a list. */
interface Place {
  readonly path: string;
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 2, 0.5, -1e9, 1e9, 4294967296, 1e308, 2 ** 53],
  ...[
    '',
    'x',
    '0',
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    'ä'.repeat(300),
    'float32',
    'DT_FLOAT',
  ],
  ...[
    [],
    [null],
    [[]],
    [0],
    [-1, 3],
    [1e9, 1e9],
    {},
    { name: 'x' },
    { config: {} },
    { class_name: 'Dense' },
  ],
];

function damagedJson(files: ModelFiles, random: Seeded): Damaged {
  const json = parsed(files['model.json']);
  const places = placesOf({ '': json });
  if (places.length < 2) return damagedBytes(files, random);
  const place = random.one(places.slice(1));
  const other = random.one(places.slice(1));
  const kind = random.one(['remove', 'replace', 'replace', 'copy', 'exchange', 'rename', 'number']);
  change(kind, place, other, random);
  const text = JSON.stringify(json);
  return {
    files: { ...files, 'model.json': new TextEncoder().encode(text) },
    what: `${kind} ${place.path} (${other.path})`,
  };
}

function change(kind: string, { holder, key }: Place, other: Place, random: Seeded): void {
  const value = holder[key];
  const remove = () =>
    Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key);
  if (kind === 'remove') remove();
  else if (kind === 'copy') holder[key] = structuredClone(other.holder[other.key]);
  else if (kind === 'exchange') {
    const copies = [structuredClone(value), structuredClone(other.holder[other.key])];
    [other.holder[other.key], holder[key]] = copies;
  } else if (kind === 'rename') {
    remove();
    holder[other.key] = value;
  } else if (kind === 'number' && typeof value === 'number') {
    holder[key] = random.one([-value, value + 1, value - 1, value * 1000, value / 3, 2 ** 31]);
  } else holder[key] = structuredClone(random.one(values));
}

function placesOf(root: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const walk = (holder: Record<string, unknown>, above: string) => {
    for (const key of Object.keys(holder)) {
      const path = `${above}/${key}`;
      places.push({ path, holder, key });
      const value = holder[key];
      // Border to JSON: a list is an object by its indices.
      if (typeof value === 'object' && value !== null) walk(value as typeof holder, path);
    }
  };
  walk(root, '');
  return places;
}

function parsed(content: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}

function damagedBytes(files: ModelFiles, random: Seeded): Damaged {
  const name = random.one(Object.keys(files));
  // A copy: a slice of a Buffer of Node would be the same bytes.
  const content = new Uint8Array(files[name] ?? []);
  const kind = random.one(['flip', 'flip', 'cut', 'longer', 'remove', 'empty']);
  const { [name]: _, ...others } = files;
  const at = random.below(content.length + 1);
  const flipped = content.slice();
  if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  const damaged: Readonly<Record<string, Uint8Array | undefined>> = {
    flip: flipped,
    cut: content.slice(0, at),
    longer: new Uint8Array([...content.slice(-9), ...content]),
    empty: new Uint8Array(),
  };
  const left = damaged[kind];
  return {
    files: left === undefined ? others : { ...others, [name]: left },
    what: `${kind} ${name} at ${at}`,
  };
}
