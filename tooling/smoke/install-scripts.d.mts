export function installScripts(folder: string): string[];
