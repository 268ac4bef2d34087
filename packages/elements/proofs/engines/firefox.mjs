// Firefox through WebDriver BiDi, which puppeteer speaks: no geckodriver, no patched build.
import { existsSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner-chrome';

const paths = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const found = paths.find((file) => file && existsSync(file));

/** Why this engine cannot run here, or undefined. */
export const missing = found ? undefined : 'no Firefox: apt-get install firefox-esr, or set FIREFOX_PATH';

export async function launchers() {
  if (!found) throw new Error(missing);
  const launcher = chromeLauncher({
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: found,
      headless: true,
      args: [],
      extraPrefsFirefox: {
        'app.update.enabled': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'network.captive-portal-service.enabled': false,
      },
    },
  });
  launcher.name = 'Firefox';
  return [launcher];
}
