// How the tests start Chromium: WebGL 2 and WebGPU by software, as a test machine has no GPU.
const renderers = {
  // Compiles a shader as fast, and computes in half the time; only where Mesa is, and only WebGL.
  llvmpipe: ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist'],
  swiftshader: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};

/** What `npm test` found for WebGL networks. */
export const foundRenderer = process.env.GRADCAM_WEBGL === 'llvmpipe' ? 'llvmpipe' : 'swiftshader';

/**
 * Makes the arguments of the browser.
 * @param {keyof typeof renderers} renderer of WebGL
 */
export function argumentsFor(renderer) {
  return [
    '--no-sandbox',
    ...renderers[renderer],
    // Without it there is navigator.gpu, but it gives no software adapter.
    '--enable-unsafe-webgpu',
    // No test starts the browser twice: to keep shaders costs a seventh of the time.
    '--disable-gpu-program-cache',
    '--disable-gpu-shader-disk-cache',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
}

export const browserArguments = argumentsFor('swiftshader');
