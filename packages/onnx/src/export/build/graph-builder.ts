import { GradCamError } from '@gradcam/errors';
import type { OnnxAttribute, OnnxNode, OnnxTensor, OnnxType } from '../../graph/onnx-graph.js';
import { typeOfNumbers, type Numbers } from './value.js';

/** Attributes of a node in short: a whole number, a list of them, a word, or one that says its kind. */
export type Attributes = Readonly<
  Record<string, number | readonly number[] | string | OnnxAttribute>
>;

/** A node that may still be renamed. */
interface Draft {
  name: string;
  readonly op: string;
  inputs: string[];
  outputs: string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** The step of the tfjs model that is being written. */
interface WrittenStep {
  readonly name: string;
  /** The class of a layer or the op of a node. */
  readonly type: string;
}

/** Collects the nodes and constants of a file, one step of a tfjs model after the other. */
export class GraphBuilder {
  readonly constants = new Map<string, OnnxTensor>();
  private readonly drafts: Draft[] = [];
  private readonly taken: Set<string>;
  private step: WrittenStep = { name: '', type: '' };
  private start = 0;

  /** @param reserved The names that belong to the steps of the model. */
  constructor(reserved: Iterable<string>) {
    this.taken = new Set(reserved);
  }

  /** Names what is added from now on after a step. */
  begin(step: WrittenStep): void {
    this.step = step;
    this.start = this.drafts.length;
  }

  /** Adds a node and returns the name of its only output. */
  add(op: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.addNode(op, inputs, attributes, 1)[0] ?? '';
  }

  /** Adds a node and returns the names of its outputs. */
  addNode(
    op: string,
    inputs: readonly string[],
    attributes: Attributes,
    count: number,
  ): readonly string[] {
    const name = this.unique(op);
    const outputs = Array.from({ length: count }, (_, at) => (at === 0 ? name : `${name}:${at}`));
    const entries = Object.entries(attributes).map(
      ([key, value]) => [key, attributeOf(value)] as const,
    );
    this.drafts.push({ name, op, inputs: [...inputs], outputs, attributes: new Map(entries) });
    return outputs;
  }

  /** Adds a constant of floats, integers of 32 bits, or truth values. */
  constant(dims: readonly number[], numbers: Numbers): string {
    return this.tensor(typeOfNumbers(numbers), dims, numbers);
  }

  /** Adds a constant float. */
  float(value: number): string {
    return this.constant([], Float32Array.of(value));
  }

  /** Adds constant integers of 64 bits, as the ops take shapes, axes and places: a list, unless dims say otherwise. */
  integers(values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.tensor('int64', dims, BigInt64Array.from(values, BigInt));
  }

  /** Renames a value that this step made, and its node with the first of its outputs; false where an earlier step made it. */
  rename(value: string, name: string, nodeName: string): boolean {
    const own = this.drafts.slice(this.start);
    const maker = own.find(({ outputs }) => outputs.includes(value));
    if (maker === undefined) return false;
    if (maker.outputs[0] === value) maker.name = nodeName;
    maker.outputs = maker.outputs.map((output) => (output === value ? name : output));
    for (const draft of own)
      draft.inputs = draft.inputs.map((input) => (input === value ? name : input));
    this.taken.add(name);
    return true;
  }

  /** Adds a node for an output of the file, which needs a name of its own. */
  addOutput(name: string, value: string): void {
    this.drafts.push({
      name: this.unique('Identity'),
      op: 'Identity',
      inputs: [value],
      outputs: [name],
      attributes: new Map(),
    });
  }

  get nodes(): readonly OnnxNode[] {
    return this.drafts.map((draft) => ({ ...draft, domain: '', captured: [] }));
  }

  /** Says why the step cannot be written. */
  refuse(reason: string): never {
    const { name, type } = this.step;
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `a layer cannot be written as ONNX, got "${name}" of type ${type}: ${reason}; name as outputs layers before it.`,
    );
  }

  private tensor(
    type: OnnxType,
    dims: readonly number[],
    numbers: Numbers | BigInt64Array,
  ): string {
    const name = this.unique('constant');
    const { buffer, byteOffset, byteLength } = numbers;
    this.constants.set(name, {
      type,
      dims,
      bytes: () => new Uint8Array(buffer, byteOffset, byteLength),
    });
    return name;
  }

  /** Gives a name that no other value has. */
  unique(part: string): string {
    const base = `${this.step.name}/${part}`;
    let name = base;
    for (let count = 2; this.taken.has(name); count += 1) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}

function attributeOf(value: Attributes[string]): OnnxAttribute {
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'string') return { kind: 'string', value };
  return 'kind' in value ? value : { kind: 'ints', value };
}
