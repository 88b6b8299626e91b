/** What the backend does not pass, wherever it runs. */
export const equalMaxima = {
  id: 'gradients/every/MaxPool-equal-numbers',
  reason:
    'tfjs-backend-webgpu gives the gradient to another of equal maxima than TensorFlow, which takes the first',
};
