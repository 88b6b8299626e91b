import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where a Vulkan driver without a graphics card is: Chromium brings one (SwiftShader) beside its program.
 *
 * @returns The path of its description for Vulkan's loader, or undefined.
 */
export function findSoftwareVulkan(): string | undefined {
  const browser = process.env['GRADCAM_BROWSER'];
  const folders = [
    ...(browser !== undefined && existsSync(browser) ? [dirname(realpathSync(browser))] : []),
    '/usr/lib/chromium',
    '/opt/google/chrome',
  ];
  return folders
    .map((folder) => join(folder, 'vk_swiftshader_icd.json'))
    .find((path) => existsSync(path));
}
