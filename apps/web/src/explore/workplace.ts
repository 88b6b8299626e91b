import type { Workers } from '../connect.js';
import type { Announcer } from '../page/announcer.js';
import type { Choices } from '../page/controls/choices.js';
import type { Page } from '../page/page.js';
import type { Stage } from '../page/stage/stage.js';

/** The things that the exploration of pictures works with. */
export interface Workplace extends Workers, Announcer {
  readonly page: Page;
  readonly stage: Stage;
  readonly chosen: Choices;
}
