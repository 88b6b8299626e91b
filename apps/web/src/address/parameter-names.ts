/** The lists of the page whose values an address says, under their names. */
export const listNames = [
  'network',
  'method',
  'preset',
  'sign',
  'fusion',
  'look',
  'colormap',
] as const;

/** The other things that an address says. */
export const otherNames = [
  'sample',
  'model',
  'preprocessing',
  'layer',
  'opacity',
  'class',
] as const;
