// Puts the sample beside the compiled command, which explains it where no photo is named, and whose photos they are.
import { copyFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);
for (const name of ['dog-and-cat.jpg', 'CREDITS.md'])
  copyFileSync(here(`../../assets/samples/${name}`), here(`dist/${name}`));
