/** The types of bodies that are taken. They are the client's word: what a picture is, its first bytes say. */
export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
  'image/svg+xml',
  'application/octet-stream',
] as const;
