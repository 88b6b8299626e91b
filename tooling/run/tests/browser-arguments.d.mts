type Renderer = 'llvmpipe' | 'swiftshader';

export const foundRenderer: Renderer;
export function argumentsFor(renderer: Renderer): string[];
export const browserArguments: string[];
