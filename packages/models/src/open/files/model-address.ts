import { GradCamError } from '@gradcam/errors';

/** An address in parts, as the files beside it have the same beginning and end. */
export interface ModelAddress {
  /** Up to the last slash, or in front of a folder "onnx". */
  readonly folder: string;
  /** The name of the file, in that folder "onnx" its path. */
  readonly file: string;
  /** The part from the question mark on. */
  readonly query: string;
}

/** TensorFlow Hub, which lies at Kaggle now, wants to hear that a file is asked for. */
const hubHosts = /(^|\.)(tfhub\.dev|kaggle\.com)$/;

/**
 * Takes an address apart: of a `model.json`, an ONNX file or an archive, or of a folder with one, such as a share link of Teachable Machine or a page of TensorFlow Hub.
 *
 * @param given The address; one without a host is the page's.
 * @returns Its parts; the file is `model.json` where none is named.
 * @throws `BAD_OPTION` for what is not an address
 */
export function modelAddress(given: string | URL): ModelAddress {
  const address = absolute(String(given));
  const { host, search, origin, protocol } = address;
  const isFile = /\.(json|zip|onnx)$/i.test(address.pathname);
  const path = isFile ? address.pathname : `${address.pathname.replace(/\/$/, '')}/model.json`;
  // Beside the folder "onnx" lies what describes its networks.
  const cut = path.search(/onnx\/[^/]+\.onnx$|[^/]*$/i);
  const isHub = hubHosts.test(host) && !isFile && search === '';
  return {
    folder: (origin === 'null' ? `${protocol}//${host}` : origin) + path.slice(0, cut),
    file: path.slice(cut),
    query: isHub ? '?tfjs-format=file' : search,
  };
}

/**
 * Takes the name and the password out of an address: `fetch` refuses them, and they belong in no sentence.
 *
 * @param address Any text.
 * @returns The text without them.
 */
export function withoutLogin(address: string): string {
  return address.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1');
}

function absolute(given: string): URL {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  const address = URL.canParse(given, page) ? new URL(given, page) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw new GradCamError(
    'BAD_OPTION',
    `this is not the address of a model, got "${withoutLogin(given)}", expected one that begins with https:// or http://; for a path in Node, import openModel of @gradcam/models/node.`,
  );
}
