import { GradCamError } from '@gradcam/errors';

const dot = 46;
const exportIt = 'export the network to ONNX';

/** The beginnings of files that people take for ONNX files, and what they are: a character for a byte, a dot for a control character. */
const formats: readonly (readonly [RegExp, string])[] = [
  [
    /^.{4}ORTM/,
    "ONNX Runtime's own format (.ort), which cannot be taken apart; give the .onnx file that it was made of",
  ],
  [/^.{4}TFL3/, `a model of TensorFlow Lite; ${exportIt}`],
  [
    /^PK.{0,200}(data\.pkl|\.format_version|byteorder)/,
    `a file of PyTorch; ${exportIt} with torch.onnx.export`,
  ],
  [/^PK\.\./, 'a zip; unpack it, and give the .onnx file'],
  [
    /^\x80\.[c\x95}\]\x8a]/,
    `a pickle of Python, as PyTorch saves them; ${exportIt} with torch.onnx.export`,
  ],
  [/^.{8}\{"/, `a file of safetensors, which has weights and no network; ${exportIt}`],
  [/^\x89HDF/, `a file of HDF5, as Keras saves them; ${exportIt} with tf2onnx`],
  [/^\.\x8b/, 'compressed with gzip; unpack it first'],
  [
    /^version https:\/\/git-lfs/,
    'a pointer of Git LFS in place of the file; fetch the file itself with "git lfs pull" or from its address',
  ],
  [/^[\s.]*<(!|\?|html|head|body)/i, 'a web page; name the address of the file itself'],
  [/^[\s.]*[{[][\s.]*["{[\]}\d-]/, 'JSON; give the .onnx file'],
];

/**
 * Refuses files of other kinds by how they begin, and says what they are.
 *
 * @param bytes The whole file.
 * @throws `MODEL_UNSUPPORTED`; `MODEL_BROKEN` for an empty file
 */
export function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new GradCamError('MODEL_BROKEN', 'the file is empty; fetch or export it again.');
  }
  const codes = bytes.subarray(0, 256).map((byte) => (byte < 32 ? dot : byte));
  const beginning = String.fromCharCode(...codes);
  const found = formats.find(([pattern]) => pattern.test(beginning));
  if (found === undefined) return;
  throw new GradCamError('MODEL_UNSUPPORTED', `this is not an ONNX file but ${found[1]}.`);
}
