import type { serialization, Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { JsonObject } from '../../config/json.js';
import { GruCell } from './gru-cell.js';

/** GRU with `reset_after`, which tfjs-layers refuses. */
export class GruLayer extends layers.RNN {
  static override className = 'gradcam>GRU';
  private readonly settings: JsonObject;

  constructor(settings: JsonObject) {
    // Border to tfjs-layers: the values come from a file, and are checked there.
    super({ ...settings, cell: new GruCell(settings) });
    this.settings = settings;
  }

  override getClassName(): string {
    return 'GRU';
  }

  override call(inputs: Tensor | Tensor[], named: Record<string, unknown>): Tensor | Tensor[] {
    const { mask, training, initialState } = named;
    return super.call(inputs, { mask, training, initialState });
  }

  override getConfig(): serialization.ConfigDict {
    // Border to tfjs-layers: a configuration from a file is what it calls a dictionary.
    return { ...this.settings, name: this.name };
  }

  static override fromConfig<T extends serialization.Serializable>(
    layerClass: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new layerClass(config);
  }
}
