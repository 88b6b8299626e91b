import '@gradcam/matchers/jest';
