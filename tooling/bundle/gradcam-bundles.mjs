// The bundles of the package gradcam, when it is packed.
import { writeBrowserBundles } from './browser-bundles.mjs';

const built = new URL('../../packages/gradcam/dist/', import.meta.url);
await writeBrowserBundles('gradcam', new URL('browser.js', built), built);
