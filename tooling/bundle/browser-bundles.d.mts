export function writeBrowserBundles(name: string, entry: URL, folder: URL): Promise<void>;
