import { GradCamError, tryImport } from '@gradcam/errors';
import { inputShape } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { worthwhileMaps, type TrunkChoice } from '../arguments/choices.js';
import type { TrunkArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';
import { openSession, type FixedFacts, type Session } from './session.js';

/**
 * Opens a session whose trunk runs on the engine that is asked for.
 *
 * @param given Which network, and where it runs.
 * @param terminal Gets what is said meanwhile.
 * @param picture The first one.
 * @param maps The number of maps that are going to be made: for a few, `auto` leaves ONNX Runtime out.
 * @param fixed What is fixed already.
 * @returns The session; the caller disposes it.
 * @throws The errors of `openSession`; `BACKEND_UNAVAILABLE` where ONNX Runtime is required and not there, `BAD_OPTION` for TensorFlow.js and an ONNX file
 */
export async function trunkSession(
  given: TrunkArguments,
  terminal: Terminal,
  picture: Picture,
  maps: number,
  fixed: FixedFacts = {},
): Promise<Session> {
  const session = await openSession(given, terminal, picture, fixed);
  try {
    return await onEngine(session, given.trunk, maps, fixed);
  } catch (cause) {
    session.dispose();
    throw cause;
  }
}

async function onEngine(
  session: Session,
  trunk: TrunkChoice,
  maps: number,
  { threads }: FixedFacts,
): Promise<Session> {
  const { model, format, preprocessing } = session;
  if (format === 'onnx') {
    if (trunk === 'tfjs') throw ofAnOnnxFile();
    return session;
  }
  if (trunk === 'tfjs' || (trunk === 'auto' && !isFaster(session, maps))) return session;
  const { module, problem } = await tryImport('@gradcam/onnx', () => import('@gradcam/onnx'));
  if (problem !== undefined) {
    if (trunk === 'onnx') throw withoutPackage(problem);
    return session;
  }
  const inputShapes = preprocessing && [inputShape(preprocessing)];
  const network = await module.onnxTrunk(model, { trunk, inputShapes, ...onThreads(threads) });
  // Not a word where ONNX Runtime is simply not installed.
  if (network.lastEngine().engine === 'tfjs') return session;
  return {
    ...session,
    model: network,
    trunkEngine: () => network.lastEngine(),
    dispose: () => {
      void network.dispose();
      session.dispose();
    },
  };
}

/** The options of ONNX Runtime's session. */
function onThreads(threads: number | undefined) {
  return threads === undefined ? {} : { session: { intraOpNumThreads: threads } };
}

/** Decides whether ONNX Runtime pays. Where TensorFlow.js runs on native code itself, it stays there unless told. */
function isFaster({ adapter }: Session, maps: number): boolean {
  return adapter.name === 'wasm' && maps >= worthwhileMaps;
}

function ofAnOnnxFile(): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    '--trunk tfjs is for a model of TensorFlow.js, got an ONNX file, which ONNX Runtime runs; leave it out.',
  );
}

function withoutPackage({ reason, cause }: { reason: string; cause: unknown }): GradCamError {
  return new GradCamError(
    'BACKEND_UNAVAILABLE',
    `--trunk onnx needs the package @gradcam/onnx, got "${reason}"; install it beside ONNX Runtime: npm install @gradcam/onnx onnxruntime-node.`,
    { cause },
  );
}
