import type { PackageSource } from '../known-model.js';

/** The 1000 classes of ImageNet by name, as TensorFlow's own demo model has them (Apache-2.0). */
export const imagenetLabels: PackageSource = {
  package: '@tensorflow-models/mobilenet@2.1.1',
  integrity:
    'sha512-tv4s4UFzG74PkIwl4gT64AyRnCcNUq+s8wSzge+LN/Puc1VUuInZghrobvpNlWjZtVi1x1d1NsBD//TfOr2ssA==',
  path: 'dist/imagenet_classes.js',
  bytes: 71_187,
};
