// How the tests start Chromium: WebGL 2 and WebGPU by the software renderer, as a test machine has no GPU.
export const browserArguments = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Without it there is navigator.gpu, but it gives no software adapter.
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
