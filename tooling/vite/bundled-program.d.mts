export function bundledProgram(folder: URL, source: string): string;
