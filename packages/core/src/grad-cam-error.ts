export { GradCamError, type GradCamErrorCode } from '@gradcam/errors';
