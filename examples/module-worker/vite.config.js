// What is loaded on demand stays in files of its own, in the worker, too.
export default { worker: { format: 'es' } };
