/**
 * Brings the outputs of a classifier to probabilities.
 *
 * Outputs from 0 to 1 are probabilities, whether the classes exclude each other or not; others are logits.
 *
 * @param outputs One for each class, or that of one unit.
 * @returns From 0 to 1, by a softmax where the outputs are logits, of one unit by a sigmoid.
 */
export function probabilitiesOf(outputs: Float32Array): Float32Array {
  if (outputs.every((value) => value >= 0 && value <= 1)) return outputs;
  if (outputs.length === 1) return outputs.map((value) => 1 / (1 + Math.exp(-value)));
  const largest = outputs.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = Float64Array.from(outputs, (value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Float32Array.from(powers, (power) => power / total);
}
