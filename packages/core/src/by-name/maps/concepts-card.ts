import type { MethodCard } from '../../method/method-card.js';

/**
 * Deep feature factorisation: it makes maps of concepts, not of a class, so it is called by a separate function, but has the same
 * card.
 */
export const conceptsCard: MethodCard & { readonly call: string } = {
  name: 'deep-feature-factorization',
  title: 'Deep feature factorisation',
  paper: 'Collins 2018, eq. 3',
  formula: 'A - min A ~ H W, neither negative',
  departures:
    'a deterministic start; scikit-learn, whose start is random, stops at a change of 1e-4',
  usesClass: false,
  needs: 'activations',
  call: 'deepFeatureFactorization',
};
