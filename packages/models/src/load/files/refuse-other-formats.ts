import { GradCamError } from '@gradcam/errors';

/** Files of other tools, and what makes a model of TensorFlow.js out of them. */
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [
    /\.(h5|hdf5|keras)$/i,
    'a model of Keras; convert it with "tensorflowjs_converter --input_format=keras FILE FOLDER", and from Teachable Machine export "Tensorflow.js"',
  ],
  [
    /\.tflite$/i,
    'a model of TensorFlow Lite, which has no gradient; export the model for TensorFlow.js',
  ],
  [
    /\.pb$/i,
    'a SavedModel; convert it with "tensorflowjs_converter --input_format=tf_saved_model FOLDER OUT"',
  ],
  [
    /\.ort$/i,
    "a model in ONNX Runtime's own format, which cannot be taken apart; open the .onnx file that it was made of",
  ],
  [
    /\.onnx[._]data$/i,
    'the weights of an ONNX model without its network; open the .onnx file beside them',
  ],
  [
    /\.(pt|pth|ckpt|safetensors)$/i,
    'a file of PyTorch; export the model with torch.onnx.export, and open the .onnx file',
  ],
];

/**
 * Refuses a model of another tool by the name of its file, and says how it is converted.
 *
 * @param names Names of files, of which none is one of TensorFlow.js.
 * @throws `MODEL_UNSUPPORTED`
 */
export function refuseOtherFormats(names: readonly string[]): void {
  for (const [ending, what] of otherFormats) {
    const found = names.find((name) => ending.test(name));
    if (found !== undefined) throw new GradCamError('MODEL_UNSUPPORTED', `"${found}" is ${what}.`);
  }
}
