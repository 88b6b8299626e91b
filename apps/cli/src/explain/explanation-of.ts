import {
  explainBy,
  type ClassLabel,
  type ExplainableModel,
  type ExplainByResult,
} from '@gradcam/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { explainOptions } from '../arguments/check-together.js';
import type { Arguments } from '../arguments/parse-arguments.js';

/**
 * Explains a picture as the command was asked to.
 *
 * @param model The network.
 * @param x The picture, preprocessed; the caller keeps it.
 * @param label The class.
 * @param options The parsed arguments, and the class names.
 * @returns The map and how it came about; the caller disposes the map.
 */
export function explanationOf(
  model: ExplainableModel,
  x: Tensor,
  label: ClassLabel,
  options: Arguments & { readonly classNames: readonly string[] },
): Promise<ExplainByResult> {
  const { method, classNames } = options;
  return explainBy(method, model, x, label, { ...explainOptions(options), classNames });
}
