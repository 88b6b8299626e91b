import { backend, getBackend, version_core } from '@tensorflow/tfjs-core';

/** The part of Node's `process` that is read here; this package runs in browsers too, and has no types of Node. */
interface OnNode {
  readonly process?: { readonly versions: { readonly node?: string } };
}

/** The properties in which the backends describe their devices, each differently. */
interface OnDevice {
  readonly gpgpu?: { readonly gl: WebGL2RenderingContext };
  readonly adapterInfo?: { readonly vendor?: string; readonly architecture?: string };
  readonly binding?: { readonly TF_Version?: string };
}

/**
 * Describes the device on which the active backend computes, if it can be known.
 *
 * @returns Words for the report: the device, the program around it, the version of tfjs.
 */
export function describeDevice(): string {
  return [device() || 'unknown', program(), `tfjs ${version_core}`].join(', ');
}

/** Empty where the backend does not say what it computes on. */
function device(): string {
  // Border to tfjs: the fields of a backend are not part of its type.
  const { gpgpu, adapterInfo, binding } = backend() as unknown as OnDevice;
  if (gpgpu !== undefined) return rendererOf(gpgpu.gl);
  const adapter = [adapterInfo?.vendor, adapterInfo?.architecture].filter(Boolean).join(' ');
  if (adapter !== '') return adapter;
  if (binding?.TF_Version !== undefined) return `TensorFlow ${binding.TF_Version}`;
  return getBackend() === 'webgpu' ? '' : 'processor';
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const information = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(information?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
}

function program(): string {
  // Border to Node: its global object is not typed here.
  const { process } = globalThis as OnNode;
  if (typeof document === 'undefined') return `Node ${process?.versions.node ?? '?'}`;
  const [browser = navigator.userAgent] = /(Chrome|Firefox)\/\d+/.exec(navigator.userAgent) ?? [];
  return browser.replace('/', ' ');
}
