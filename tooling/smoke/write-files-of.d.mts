export function writeFilesOf(page: string, folder: string): string[];
