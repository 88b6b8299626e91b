/** The settings that are compared: the options of `createExplainer`. */
export const settings = {
  default: {},
  sharp: { preset: 'sharp' },
};

/** What `sharp` could have been, and where the object lies by it. */
export const others = {
  'sharp, by receptive fields': { preset: 'sharp', placement: 'receptive-field' },
  'sharp, by receptive fields, logits only': {
    preset: 'sharp',
    placement: 'receptive-field',
    score: 'logit',
  },
  'default, by receptive fields': { placement: 'receptive-field' },
};
