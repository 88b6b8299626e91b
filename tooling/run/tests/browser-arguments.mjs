// How the tests start Chromium: WebGL 2 and WebGPU by software, as a test machine has no GPU.
const renderers = {
  // Three times as fast, and there where Mesa is. WebGPU stays with SwiftShader.
  llvmpipe: ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist'],
  swiftshader: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};

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
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
}

/** Those for the renderer that `npm test` found. */
export const browserArguments = argumentsFor(
  process.env.GRADCAM_WEBGL === 'llvmpipe' ? 'llvmpipe' : 'swiftshader',
);
