// WebKitGTK, the engine of Safari, through its own WebDriver on a virtual display. Linux only.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.mjs';

const driver = ['/usr/bin/WebKitWebDriver', '/usr/local/bin/WebKitWebDriver'].find((file) => existsSync(file));
const browser = miniBrowser();

/** Why this engine cannot run here, or undefined. */
export const missing =
  process.platform !== 'linux'
    ? 'WebKitGTK runs on Linux only'
    : driver && browser && existsSync('/usr/bin/Xvfb') && existsSync('/usr/bin/dbus-run-session')
      ? undefined
      : 'no WebKitGTK driver: apt-get install --no-install-recommends webkit2gtk-driver xvfb dbus';

export async function launchers() {
  if (missing) throw new Error(missing);
  const port = await startDriver();
  const { webdriverLauncher } = await import('@web/test-runner-webdriver');
  return [
    webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
      },
    }),
  ];
}

function miniBrowser() {
  for (const library of ['/usr/lib', '/usr/lib64', '/usr/libexec']) {
    if (!existsSync(library)) continue;
    for (const entry of ['', ...readdirSync(library)]) {
      for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
        const file = `${library}/${entry}/${version}/MiniBrowser`;
        if (existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

async function startDriver() {
  const display = freeDisplay();
  const port = await freePort();
  const children = [spawn('/usr/bin/Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' })];
  const env = {
    ...process.env,
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    GDK_BACKEND: 'x11',
  };
  // Its own process group: dbus-run-session, the driver and the browsers it starts are ended together.
  children.push(spawn('dbus-run-session', ['--', driver, `--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env, detached: true }));
  process.once('exit', () => end(children));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (await answers(port)) return port;
    await sleep(200);
  }
  end(children);
  throw new Error('WebKitWebDriver did not answer within 20 s');
}

function end([display, group]) {
  for (const [pid, signal] of [
    [-group.pid, 'SIGKILL'],
    [display.pid, 'SIGTERM'],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') console.error(`could not end process ${pid}: ${error.message}`); // ESRCH: it has ended by itself
    }
  }
}

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
  } catch {
    return false; // not listening yet
  }
}

function freeDisplay() {
  for (let number = 90; number < 200; number += 1) if (!existsSync(`/tmp/.X11-unix/X${number}`) && !existsSync(`/tmp/.X${number}-lock`)) return `:${number}`;
  throw new Error('no free X display between :90 and :200');
}
