import type { Shown } from '../explore/shown.js';
import type { Workplace } from '../explore/workplace.js';
import { isAbort } from '../page/is-abort.js';
import { saveFile } from '../page/files/save-file.js';
import { whileBusy } from '../page/while-busy.js';
import { measuredOf } from './measured-of.js';

/**
 * Gives the visitor a report of the map on the stage, with numbers that say how good it is. It is given up where something else is chosen meanwhile.
 *
 * @param place The page.
 * @param shown The map.
 * @param name The name of the file, without its ending.
 */
export async function saveReport(place: Workplace, shown: Shown, name: string): Promise<void> {
  const { page, painter } = place;
  const say = (text: string) => {
    page.saved.textContent = text;
  };
  await whileBusy(page.downloads.report, async () => {
    say('Measuring the map for the report …');
    try {
      // Only who saves one needs it.
      const [{ reportOf }, embedded, measured] = await Promise.all([
        import('./report-of.js'),
        painter.embedded(shown.picture),
        measuredOf(place, shown),
      ]);
      const html = reportOf(shown, embedded, measured);
      saveFile(new Blob([html], { type: 'text/html' }), `${name}.html`);
      say('The report is saved.');
    } catch (error) {
      say(isAbort(error) ? 'The report was given up; press Report for one of what is shown.' : '');
      throw error;
    }
  });
}
