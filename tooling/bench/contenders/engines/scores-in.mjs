/** Runs a model of TensorFlow.js up to its scores, which lie in front of the end where `reductionLayer` names them; gives a tensor. */
export function scoresIn(model, x, reductionLayer) {
  return reductionLayer === undefined ? model.predict(x) : model.execute(x, reductionLayer);
}
