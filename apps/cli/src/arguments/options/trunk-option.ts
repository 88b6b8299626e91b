import type { Description } from '../add-options.js';
import { worthwhileMaps, type Choices } from '../choices.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';

/**
 * Describes the option that says what runs the trunk.
 *
 * @param choices The values that are names.
 * @param choices.trunks Those of this option.
 * @returns The option, one of the network.
 */
export function trunkOption({ trunks }: Choices): Description {
  return {
    flags: '--trunk <NAME>',
    text: `what runs a model of TensorFlow.js up to the feature layer: ${oneOf(trunks)}; onnx is ONNX Runtime, auto that where it is installed, the backend is wasm, and there are ${worthwhileMaps} maps or more, or a method runs the network for each channel`,
    parse: values.oneOf(trunks),
    fallback: trunks[0],
  };
}
