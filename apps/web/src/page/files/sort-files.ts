/** Files by what they are for. */
export interface SortedFiles {
  /** The first picture or video, or what nobody knows, so that reading it says what is wrong. */
  readonly picture: File | undefined;
  /** The files of a network, with all that lies beside it. */
  readonly network: readonly File[];
  /** Class names, of the network or without one. */
  readonly labels: File | undefined;
}

const labelNames = /(^|[-_ .])(labels?|class\w*|metadata|names)[^/]*\.json$|\.(txt|csv)$/i;
const networkNames = /\.(json|bin|zip|h5|hdf5|keras|tflite|onnx|ort|data|pb|pt|pth|safetensors)$/i;

/**
 * Tells pictures, networks and class names from each other by their names and types.
 *
 * @param files The files that came together.
 * @returns The files, sorted.
 */
export function sortFiles(files: readonly File[]): SortedFiles {
  const pictures = files.filter(({ type }) => /^(image|video)\//.test(type));
  const others = files.filter((file) => !pictures.includes(file));
  const hasNetwork = others.some(({ name }) => networkNames.test(name) && !labelNames.test(name));
  if (hasNetwork) {
    // What has another name is found beside the model.
    const labels = others.find(({ name }) => /\.(txt|csv)$/i.test(name));
    return { picture: pictures[0], network: others, labels };
  }
  const labels = others.find(({ name }) => labelNames.test(name));
  const unknown = labels === undefined ? others[0] : undefined;
  return { picture: pictures[0] ?? unknown, network: [], labels };
}
