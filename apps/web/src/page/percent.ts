export { percentText as percent } from '@gradcam/render';
