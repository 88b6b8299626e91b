// What docs/methods.md says of each method; the differences come from a report of the tests. A is the activation at place i of channel k,
// G the gradient of the score S in it.

/** `base`: the exports whose comparisons belong to the row, without their options. */
export const methods = [
  {
    name: 'Grad-CAM',
    paper: 'Selvaraju 2017',
    ours: 'gradCamMethod',
    formula: 'w_k = mean_i G; sum_k w_k A',
    departures:
      'none; by default the score is taken after the softmax and the map is upsampled bicubically, as MATLAB does',
  },
  {
    name: 'HiResCAM',
    paper: 'Draelos 2020',
    ours: 'hiResCamMethod',
    formula: 'sum_k G A',
    departures: 'none',
  },
  {
    name: 'Grad-CAM, element-wise',
    paper: 'pytorch-grad-cam',
    ours: 'elementWiseGradCamMethod',
    formula: 'sum_k ReLU(G A)',
    departures: 'none',
  },
  {
    name: 'Grad-CAM++',
    paper: 'Chattopadhay 2018, eq. 10, 13, 19',
    ours: 'gradCamPlusPlusMethod',
    base: ['gradCamPlusPlusMethod', 'gradCamPlusPlus'],
    formula: 'alpha = G^2 / (2 G^2 + G^3 sum_i A + e); w_k = sum_i alpha ReLU(G)',
    departures:
      'the factor of the exponential, the same everywhere, is left out; e = 0, `gradCamPlusPlus(e)` takes another',
  },
  {
    name: 'XGrad-CAM',
    paper: 'Fu 2020, eq. 8',
    ours: 'xGradCamMethod',
    formula: 'w_k = sum_i G A / sum_i A',
    departures: 'no epsilon; a channel without activation has no weight',
  },
  {
    name: 'LayerCAM',
    paper: 'Jiang 2021, eq. 5, 6',
    ours: 'layerCamMethod',
    formula: 'sum_k ReLU(G) A',
    departures:
      "none; `fuseLayers` with `fusion: 'layer-cam'` is its fusion, tanh(2 x) and the maximum",
  },
  {
    name: 'Smooth Grad-CAM++',
    paper: 'Omeiza 2019, eq. 6 to 9',
    ours: 'smoothGradCamPlusPlusMethod',
    formula: 'Grad-CAM++ with G, G^2, G^3 averaged over noisy inputs',
    departures:
      'derivatives are powers of the first, as in Grad-CAM++; the activations are those of the clean input',
  },
  {
    name: 'Shapley-CAM',
    paper: 'Cai 2025',
    ours: 'shapleyCamMethod',
    formula: 'w_k = mean_i (G - (H A) / 2)',
    departures:
      'H A is a central difference of two gradients, step 1/128, ReLUs and maxima held, for tfjs differentiates few of its gradients again',
  },
  {
    name: 'CAM',
    paper: 'Zhou 2016, eq. 2',
    ours: 'camMethod',
    formula: 'sum_k w_k A, with w the weights of the linear layer after the pooling',
    departures:
      'the weights are read off the gradient; a head of another kind is refused (`BAD_OPTION`)',
  },
  {
    name: 'Finer-CAM',
    paper: 'Zhang 2025',
    ours: 'finerTarget',
    formula: 'Grad-CAM of y_c - alpha sum_d p_d y_d over the nearest classes d',
    departures: "p is held constant; `weights: 'differentiated'` and `'equal'` are the libraries'",
  },
  {
    name: 'Eigen-CAM',
    paper: 'Muhammad 2020',
    ours: 'eigenCamMethod',
    formula: 'A, projected on its first principal component',
    departures: 'columns are centred; the sign is the one with the larger extreme',
  },
  {
    name: 'Eigen-Grad-CAM',
    paper: 'pytorch-grad-cam',
    ours: 'eigenGradCamMethod',
    formula: 'the same of G A',
    departures: 'the sign, as above; libraries are compared with theirs',
  },
  {
    name: 'Seg-Eigen-CAM',
    paper: 'Zhang 2022',
    ours: 'segEigenCamMethod',
    formula: 'the same of |G| A',
    departures: 'the sign, as above',
  },
  {
    name: 'KPCA-CAM',
    paper: 'Karmani 2024',
    ours: 'kpcaCamMethod',
    formula: 'the first component by the kernel tanh(x . y / K + 1)',
    departures: 'the sign, as above',
  },
  {
    name: 'FEM',
    paper: 'Fuad 2020, as in pytorch-grad-cam',
    ours: 'femMethod',
    formula: 'w_k = share_i of A > mean + 2 sd; sum_k w_k A',
    departures: 'the libraries read the paper in two ways',
  },
  {
    name: 'FEM, masks',
    paper: 'Fuad 2020, as in xplique',
    ours: 'femMasksMethod',
    formula: 'sum_k mean_i(A) [A >= mean + 2 sd]',
    departures: 'the other way',
  },
  {
    name: 'Score-CAM, Faster-Score-CAM',
    paper: 'Wang 2020',
    ours: 'scoreCamMethod',
    formula: 'w_k = softmax_k S(x times mask_k)',
    departures:
      'the baseline, which cancels in the softmax, is left out; `topChannels` are those of largest variance; libraries make masks in other ways: option `masks`',
  },
  {
    name: 'Ablation-CAM',
    paper: 'Desai 2020, eq. 3',
    ours: 'ablationCamMethod',
    formula: 'w_k = (S - S without k) / S',
    departures: 'none; only the head runs',
  },
  {
    name: 'Random CAM',
    paper: 'a baseline',
    ours: 'randomCamMethod',
    formula: 'w_k at random from -1 to 1',
    departures: 'no reference: it is random; tests fix its generator',
  },
  {
    name: 'Full-Grad',
    paper: 'Srinivas 2019, eq. 8',
    ours: 'fullGrad',
    formula: '|x dS/dx| and |b dS/db| of every channel, each scaled, upsampled, added up',
    departures:
      'every added constant counts as a bias, implicit ones of activations other than ReLU, too; it also says what of the score input and biases account for',
  },
  {
    name: 'Guided backpropagation',
    paper: 'Springenberg 2015',
    ours: 'guidedBackpropagation',
    formula: 'dS/dx, where a ReLU passes on only what is positive',
    departures: 'ReLU6 is guided, too',
  },
  {
    name: 'Guided Grad-CAM',
    paper: 'Selvaraju 2017, 3.2',
    ours: 'guidedGradCAM',
    formula: 'the two multiplied',
    departures: 'none',
  },
  {
    name: 'Deep feature factorisation',
    paper: 'Collins 2018, eq. 3',
    ours: 'deepFeatureFactorization',
    formula: 'A - min A ~ H W, neither negative',
    departures:
      'a deterministic start; scikit-learn, whose start is random, stops at a change of 1e-4',
  },
  {
    name: 'Eigen smoothing',
    paper: 'pytorch-grad-cam',
    ours: 'eigenSmooth',
    formula: 'w A, projected on its first principal component',
    departures: 'the sign is that of the map which is smoothed; libraries are compared with theirs',
  },
  {
    name: 'Averages: mirrored, scaled, noisy',
    paper: 'pytorch-grad-cam',
    ours: 'averagedMap',
    formula: 'the mean of the maps',
    departures: 'none; noise is seeded and the same on every backend',
  },
];
