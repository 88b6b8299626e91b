import { GradCamError } from '@gradcam/errors';
import { transfer } from 'comlink';
import type { Workers } from '../connect.js';

/** Pictures that move: from a camera, or from a file. */
export interface Footage {
  /** Like `camera`, or a file's name. */
  readonly name: string;
  readonly source: MediaStream | Blob;
}

/** The longer side of a frame, in pixels: more than networks look at. */
const longest = 640;

/**
 * Plays footage, and gives the frame that is there whenever one is asked for: what comes while nobody asks is dropped.
 *
 * @param footage The pictures; the tracks of a camera are stopped at the end.
 * @param painter The worker that takes the pixels.
 * @param signal Ends it at once.
 * @yields The pixels of a frame.
 * @throws `PICTURE_BROKEN` for a file that is no video.
 */
export async function* framesOf(
  footage: Footage,
  painter: Workers['painter'],
  signal: AbortSignal,
): AsyncGenerator<ImageData> {
  const video = Object.assign(document.createElement('video'), {
    muted: true,
    playsInline: true,
    loop: true,
  });
  const end = () => {
    leave(video, footage.source);
  };
  signal.addEventListener('abort', end);
  try {
    await play(video, footage);
    while (!signal.aborted) {
      await nextFrame(video, signal);
      if (isOver(signal)) return;
      const frame = await createImageBitmap(video, sizeWithin(video));
      const still = await painter.still(transfer(frame, [frame]));
      // One that was being taken at the end would be looked at in place of what is shown by now.
      if (isOver(signal)) return;
      yield still;
    }
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Read by a function, for the compiler takes the signal for one that never changes. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function play(video: HTMLVideoElement, { name, source }: Footage): Promise<void> {
  if (source instanceof Blob) video.src = URL.createObjectURL(source);
  else video.srcObject = source;
  try {
    await video.play();
  } catch (cause) {
    // What is left while it begins is no failure.
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new GradCamError(
      'PICTURE_BROKEN',
      `"${name}" is not a video that this browser can play; try one as MP4 or WebM.`,
      { cause },
    );
  }
}

/** Waits for a frame that was not there before. */
function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    video.requestVideoFrameCallback(done);
  });
}

function sizeWithin({ videoWidth, videoHeight }: HTMLVideoElement): ImageBitmapOptions {
  const scale = Math.min(1, longest / Math.max(videoWidth, videoHeight));
  return {
    resizeWidth: Math.max(1, Math.round(videoWidth * scale)),
    resizeHeight: Math.max(1, Math.round(videoHeight * scale)),
  };
}

function leave(video: HTMLVideoElement, source: Footage['source']): void {
  video.pause();
  if (source instanceof Blob) URL.revokeObjectURL(video.src);
  else for (const track of source.getTracks()) track.stop();
  video.removeAttribute('src');
  video.srcObject = null;
}
