/**
 * Lists what was dropped or pasted, folders with all that lies in them.
 *
 * @param transfer The things dropped; they are read before the event is over.
 * @returns The files.
 */
export async function filesOfTransfer(transfer: DataTransfer): Promise<File[]> {
  const files = [...transfer.files];
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const folders = entries.filter((entry) => entry?.isDirectory === true);
  if (folders.length === 0) return files;
  const there = entries.filter((entry) => entry !== null);
  return (await Promise.all(there.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [file];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  // A folder is read in pieces, until one is empty.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (piece.length === 0) return files;
    files.push(...(await Promise.all(piece.map(filesIn))).flat());
  }
}

/** Told by what it says of itself: Chromium does not have the class that the standard names. */
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
