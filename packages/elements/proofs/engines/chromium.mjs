// The default engine of the element tests.
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeArgs, findChrome } from '../../../../.config/browser.mjs';

export async function launchers() {
  const chrome = await findChrome();
  Object.assign(process.env, chrome.env);
  const headless = process.env.LOQUI_HEADLESS_SHELL ? 'shell' : true;
  return [
    chromeLauncher({
      launchOptions: { executablePath: chrome.path, headless, args: chromeArgs },
      createPage: async ({ context }) => {
        const page = await context.newPage();
        // Each test file believes to be in front: a tab in the background gets no animation frames, no focus, and waits for ever.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ];
}
