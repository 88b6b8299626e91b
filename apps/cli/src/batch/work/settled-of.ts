import { createHash } from 'node:crypto';
import { GradCamError } from '@gradcam/errors';
import { jsonOfSession } from '../../output/json-of-session.js';
import type { Session } from '../../model/session.js';
import type { Settled } from '../record/settings/run-file.js';

/**
 * Collects what a session found out, of which the numbers depend.
 *
 * @param session The session, after its first map.
 * @returns Plain facts.
 */
export function settledOf(session: Session): Settled {
  return {
    made: madeBy(session),
    preprocessing: session.preprocessing,
    trunk: session.trunkEngine().engine,
  };
}

/**
 * Refuses to go on with another network than that of the first part of a run, or on another backend.
 *
 * @param settled What the first part found out.
 * @param settled.made By what it was made.
 * @param session The session now.
 * @param isShared True for a worker of a queue.
 * @throws `BAD_OPTION`
 */
export function requireSame({ made }: Settled, session: Session, isShared = false): void {
  const now = madeBy(session);
  const other = Object.keys({ ...made, ...now }).find((name) => made[name] !== now[name]);
  if (other === undefined) return;
  const what = `got another ${other}, ${now[other] ?? 'none'}, expected ${made[other] ?? 'none'}`;
  throw new GradCamError(
    'BAD_OPTION',
    isShared
      ? `a worker has to have what the run began with, ${what}; start it with the same --model, --labels, --backend and version, or take another --queue-name for what differs.`
      : `--resume goes on with what the run began with, ${what}; give it again, or name another folder with --out.`,
  );
}

function madeBy(session: Session): Settled['made'] {
  const { model, backend, versions } = jsonOfSession(session);
  const names = createHash('sha256').update(JSON.stringify(session.classNames ?? []));
  return {
    network: model.title,
    'hash of the network': model.hash ?? 'none',
    'hash of the class names': names.digest('hex'),
    engine: [model.engine.name, model.engine.version].join(' ').trim(),
    backend,
    'version of gradcam': versions.gradcam,
    'version of TensorFlow.js': versions.tfjs,
  };
}
