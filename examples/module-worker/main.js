const overlay = document.querySelector('#overlay').transferControlToOffscreen();
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => {
  document.querySelector('#result').textContent = data;
};
worker.postMessage(overlay, [overlay]);
