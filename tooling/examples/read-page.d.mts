export function readPage(address: string, executablePath: string | undefined): Promise<string[]>;
