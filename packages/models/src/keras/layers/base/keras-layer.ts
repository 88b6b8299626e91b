import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { initializers, layers, type Shape } from '@tensorflow/tfjs-layers';
import type { serialization } from '@tensorflow/tfjs-core';
import { textOf, type Json, type JsonObject } from '../../config/json.js';
import { probeOutputShape } from './probe-output-shape.js';

/** The arguments that tfjs-layers passes in addition to the tensors. */
export type CallArguments = Readonly<Record<string, unknown>>;

// Border to tfjs-layers: null stands for no mask there, which its types do not say.
const none: Tensor = null as never;

type Weight = ReturnType<layers.Layer['addWeight']>;

/** A class of layers as tfjs-layers registers it. */
export interface KerasLayerClass {
  new (config: JsonObject): layers.Layer;
  readonly className: string;
  fromConfig: serialization.FromConfigMethod<serialization.Serializable>;
}

/**
 * A layer of Keras that tfjs-layers lacks, or computes otherwise. Its configuration is Keras', with tfjs' spelling of the keys.
 *
 * The class is registered under a name of this package; `getClassName` gives Keras' name, by which the layer is judged.
 */
export abstract class KerasLayer extends layers.Layer {
  static className = 'gradcam>KerasLayer';
  protected readonly settings: JsonObject;
  private readonly read = new Map<string, Weight>();

  constructor(settings: JsonObject) {
    super(layerArguments(settings));
    this.settings = settings;
    this.supportsMasking = true;
  }

  /**
   * Computes the output for one set of inputs, in inference mode.
   *
   * @param inputs The inputs, in order.
   * @param named The arguments passed in addition to the tensors.
   * @returns The output; intermediate tensors are freed by the caller.
   */
  protected abstract compute(inputs: readonly Tensor[], named: CallArguments): Tensor | Tensor[];

  override getClassName(): string {
    const { className } = this.constructor as typeof KerasLayer;
    return className.slice(className.indexOf('>') + 1);
  }

  override call(inputs: Tensor | Tensor[], named: CallArguments): Tensor | Tensor[] {
    return tidy(() => {
      const list = Array.isArray(inputs) ? inputs : [inputs];
      const output = this.compute(list, named);
      // A layer that hands its input on gives another tensor: either may be freed alone.
      return Array.isArray(output) || !list.includes(output) ? output : output.clone();
    });
  }

  /** True if a mask of the input fits the output, too. */
  protected readonly keepsMask: boolean = false;

  override computeMask(_inputs: Tensor | Tensor[], mask?: Tensor | Tensor[]): Tensor | Tensor[] {
    const [first] = Array.isArray(mask) ? mask : [mask];
    const kept = this.keepsMask && first ? first : none;
    const outputs = this.inboundNodes[0]?.outputTensors.length ?? 1;
    return outputs === 1 ? kept : Array.from({ length: outputs }, () => kept);
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape | Shape[] {
    return probeOutputShape(inputShape, (inputs) => this.compute(inputs, {}));
  }

  override getConfig(): serialization.ConfigDict {
    // Border to tfjs-layers: a configuration from a file is what it calls a dictionary.
    return { ...(this.settings as serialization.ConfigDict), ...super.getConfig() };
  }

  /** Makes a weight, which the file fills. */
  protected makeWeight(name: string, shape: readonly number[]): void {
    this.read.set(
      name,
      this.addWeight(name, [...shape], 'float32', initializers.zeros(), undefined, true),
    );
  }

  /** A weight that was made; undefined where the layer does without. */
  protected weight(name: string): Tensor | undefined {
    return this.read.get(name)?.read();
  }

  /** A number of the configuration. */
  protected number(key: string, otherwise: number): number {
    const value: Json | undefined = this.settings[key];
    return typeof value === 'number' ? value : otherwise;
  }

  /** A word of the configuration. */
  protected text(key: string, otherwise = ''): string {
    return textOf(this.settings[key], otherwise);
  }

  /** Reads numbers from the configuration; a single number is repeated. */
  protected numbers(key: string, count: number, otherwise: number): number[] {
    const value: Json | undefined = this.settings[key] ?? otherwise;
    return Array.isArray(value)
      ? value.map(Number)
      : Array.from({ length: count }, () => Number(value));
  }

  protected get channelsFirst(): boolean {
    return this.settings['dataFormat'] === 'channelsFirst';
  }
}

/** The settings that every layer of tfjs-layers understands. */
function layerArguments(settings: JsonObject): ConstructorParameters<typeof layers.Layer>[0] {
  const { name, trainable, batchInputShape, inputShape, dtype } = settings;
  const known = { name, trainable, batchInputShape, inputShape, dtype };
  // Border to tfjs-layers: the values come from a file, and are checked there.
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value != null));
}
