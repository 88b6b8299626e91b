/**
 * Tells an ONNX file by its name.
 *
 * @param name The name or the path.
 * @returns False for the files with weights beside one, such as `model.onnx.data`.
 */
export function isOnnxName(name: string): boolean {
  return /\.onnx$/i.test(name);
}
