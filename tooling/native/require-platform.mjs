import { Stop } from './stop.mjs';

/** Ends the run where the addon could not work, before anything is fetched. */
export function requirePlatform() {
  const { platform, arch } = process;
  // The library in the wheel is built for x86-64 and glibc; musl's Node reports no glibc version.
  const libc = process.report.getReport().header.glibcVersionRuntime;
  if (platform !== 'linux' || arch !== 'x64' || libc === undefined) {
    throw new Stop(
      `This builds for Linux on x64 with glibc only, got ${platform} on ${arch}${platform === 'linux' && libc === undefined ? ' without glibc' : ''}; run npm rebuild @tensorflow/tfjs-node there, or use @gradcam/adapter-wasm.`,
    );
  }
  // tfjs-node 4.22 calls util.isNullOrUndefined, which Node 23 removed.
  const major = Number(process.versions.node.split('.')[0]);
  if (major > 22) {
    throw new Stop(`tfjs-node 4.22 needs Node 20 or 22, got ${process.versions.node}; use one.`);
  }
}
