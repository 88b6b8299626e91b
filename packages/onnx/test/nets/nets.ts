import { readdirSync, readFileSync } from 'node:fs';

/** PyTorch's map at one layer, before it is resized. */
export interface ReferenceMap {
  /** The layer by PyTorch's name, and the node that gives its output. */
  readonly module: string;
  readonly featureLayer: string;
  readonly shape: readonly number[];
  readonly map: readonly number[];
}

/** PyTorch's numbers of an exported net, in float64. */
export interface Reference {
  readonly opset: number;
  readonly input: readonly number[];
  readonly inputSeed: number;
  readonly class: number;
  readonly logits: readonly number[];
  /** At the layer of an expert, and then at others. */
  readonly maps: readonly [ReferenceMap, ...ReferenceMap[]];
}

/** A network of this folder. */
export interface Net {
  readonly name: string;
  /** The exporter of PyTorch that wrote it, or `light` for the nets of the Python package onnx. */
  readonly group: 'torchscript' | 'dynamo' | 'light';
  /** The file, whose weights lie in files that nobody has. */
  readonly bytes: Uint8Array;
  readonly reference: Reference | undefined;
}

/** All networks of this folder. */
export const nets: readonly Net[] = (['torchscript', 'dynamo', 'light'] as const).flatMap(
  (group) => {
    const folder = new URL(`./${group}/`, import.meta.url);
    const references = referencesIn(folder, group);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.onnx'))
      .sort()
      .map((file): Net => {
        const name = file.slice(0, -'.onnx'.length);
        const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
        return { name, group, bytes, reference: references[name] };
      });
  },
);

function referencesIn(folder: URL, group: Net['group']): Readonly<Record<string, Reference>> {
  if (group === 'light') return {};
  const text = readFileSync(new URL('references.json', folder), 'utf8');
  // JSON.parse gives no type; export.py writes this one.
  return JSON.parse(text) as Readonly<Record<string, Reference>>;
}
