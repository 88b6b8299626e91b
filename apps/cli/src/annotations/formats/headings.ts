/** The words for the picture and for its class: of a column, in lower case, and of a field. The first that is there counts. */
export const headings = {
  picture: ['picture', 'file', 'filename', 'file_name', 'image', 'path'],
  label: ['label', 'class', 'category'],
} as const;
