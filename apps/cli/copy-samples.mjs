// Puts the sample beside the compiled command, which explains it where no photo is named.
import { copyFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);
copyFileSync(here('../../assets/samples/chelsea.png'), here('dist/chelsea.png'));
