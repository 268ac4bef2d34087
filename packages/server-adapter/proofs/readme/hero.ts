/** The README's first example, run as it stands: a server, a page, and two visitors who must see nothing of each other. */
import path from 'node:path';
import { openBrowser } from '../../../../examples/e2e/browser.js';
import type { Fence } from './fences.js';
import { startModelServer } from './model-server.js';
import type { Workplace } from './workplace.js';

/** Milliseconds for the server to listen, and for an answer to stand. */
const PATIENCE = 20_000;

/** Writes the fences that name their file, starts `server.mjs`, and looks. @throws Error that says what a visitor did not see */
export async function tryHero(workplace: Workplace, fences: readonly Fence[]): Promise<void> {
  const files = fences.filter((fence) => fence.file !== undefined);
  for (const { file, code } of files) workplace.write(file ?? '', code);
  const server = files.find(({ file }) => file === 'server.mjs')?.code ?? '';
  const port = /port: (\d+)/.exec(server)?.[1];
  if (port === undefined) throw new Error('README.md has no server.mjs that names its port.');
  const model = await startModelServer();
  const program = workplace.start(['server.mjs'], { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'none' });
  let output = '';
  program.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  program.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const browser = await openBrowser();
  try {
    const url = `http://localhost:${port}/`;
    await listening(url, () => output);
    const visitors = await Promise.all(
      ['Which colour?', 'Which number?'].map(async (question) => ({ question, page: await (await browser.newContext()).newPage() })),
    );
    const said = (text: string): string => `loqui-message:has-text(${JSON.stringify(text)})`;
    for (const { question, page } of visitors) {
      await page.goto(url);
      await page.locator('textarea').fill(question);
      await page.keyboard.press('Enter');
      await page.locator(said(`You asked: ${question}`)).waitFor({ timeout: PATIENCE });
    }
    for (const [index, { page }] of visitors.entries()) {
      const other = visitors[1 - index]?.question ?? '';
      if ((await page.locator(said(other)).count()) > 0) throw new Error(`One visitor sees what the other asked: ${other}`);
      await page.reload();
      await page.locator(said(`You asked: ${visitors[index]?.question ?? ''}`)).waitFor({ timeout: PATIENCE });
      if ((await page.locator(said(other)).count()) > 0) throw new Error(`After a reload one visitor sees what the other asked: ${other}`);
    }
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\nThe server (${path.basename(workplace.folder)}) said:\n${output}`, { cause });
  } finally {
    await browser.close();
    program.kill('SIGKILL');
    model.close();
  }
}

async function listening(url: string, output: () => string): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (cause) {
      if (performance.now() > until) throw new Error(`Nothing listens at ${url}.\n${output()}`, { cause });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
