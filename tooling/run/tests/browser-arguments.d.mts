export function argumentsFor(renderer: 'llvmpipe' | 'swiftshader'): string[];
export const browserArguments: string[];
