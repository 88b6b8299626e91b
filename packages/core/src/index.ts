export { GradCamError, type GradCamErrorCode } from './grad-cam-error.js';
