const parts = /^@tensorflow\/tfjs(-core|-layers|-converter)?$/;

/**
 * Puts the global `tf`, which has core, layers and converter in one, in the place of TensorFlow.js.
 * @param {string} file that a page loads, for the error where there is no TensorFlow.js before it
 * @returns {import('vite').Plugin}
 */
export function tfjsOfPage(file) {
  const id = '\0tfjs-of-page';
  const missing = `${file} needs TensorFlow.js before it, got no global tf; put <script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0"></script> above its own <script>.`;
  return {
    name: 'gradcam-tfjs-of-page',
    enforce: 'pre',
    resolveId: (source) => (parts.test(source) ? id : undefined),
    load: (source) =>
      source === id
        ? `if (globalThis.tf === undefined) throw new Error(${JSON.stringify(missing)});
           module.exports = globalThis.tf;`
        : undefined,
  };
}
