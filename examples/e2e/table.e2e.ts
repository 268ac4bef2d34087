/** What a person does at a table of 10,000 rows who has no pointer: each task by keys alone, on the built elements. */
import { AxeBuilder } from '@axe-core/playwright';
import type { TableColumn } from '@loqui/elements';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { startSite, type TestSite } from './test-site.js';

const COUNT = 10_000;

const DOCUMENT = `<!doctype html>
<html lang="en">
  <head><title>Table</title><script type="module" src="/loqui.js"></script></head>
  <body><main>
    <h1>Runs</h1>
    <button>Before</button>
    <loqui-table caption="Runs of this year" selection="multiple" row-key="id" style="block-size: 400px"></loqui-table>
    <button>After</button>
  </main></body>
</html>`;

interface Run {
  readonly id: number;
  readonly agent: string;
  readonly tokens: number;
}

describe('A table, by keys alone', () => {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
  });

  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
    await page.route('**/table', (route) => route.fulfill({ contentType: 'text/html', body: DOCUMENT }));
    await page.goto(`${site.url}/table`);
    await page.evaluate((count) => {
      const table = document.querySelector('loqui-table')!;
      const columns: readonly TableColumn<Run>[] = [
        { key: 'id', label: 'Number' },
        { key: 'agent', label: 'Agent', header: true, sortable: true },
        { key: 'tokens', label: 'Tokens', sortable: true },
      ];
      table.columns = columns;
      table.rows = Array.from({ length: count }, (_, index) => ({ id: index + 1, agent: `Agent ${String(index % 7)}`, tokens: (index * 7_919) % 10_007 }));
    }, COUNT);
    await page.locator('loqui-table tr[part~="row"]').first().waitFor();
    await page.getByRole('button', { name: 'Before' }).focus();
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** Row and column of the focus, as a screen reader counts them, and what stands there. */
  const focus = (): Promise<string> =>
    page.evaluate(() => {
      const root = document.querySelector('loqui-table')!.shadowRoot!;
      const cell = root.activeElement?.closest<HTMLTableCellElement>('td, th');
      if (!cell) return `outside, ${document.activeElement?.textContent ?? ''}`;
      return `${cell.parentElement?.getAttribute('aria-rowindex') ?? ''}, ${String(cell.cellIndex + 1)}: ${cell.textContent.trim()}`;
    });

  const selected = (): Promise<readonly number[]> => page.evaluate(() => document.querySelector('loqui-table')!.selected.map((row) => (row as Run).id));

  const status = () => page.locator('loqui-table [role="status"]').innerText();

  it('goes in and out by Tab, and comes back to the cell it left', async () => {
    await press('Tab');
    expect(await focus()).toBe('1, 1: ');
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'Tab');
    expect(await focus()).toBe('outside, After');
    await press('Shift+Tab');
    expect(await focus()).toBe('3, 2: 2');
    await press('Shift+Tab');
    expect(await focus()).toBe('outside, Before');
  });

  it('finds the dearest run of each agent', async () => {
    await press('Tab', 'ArrowRight', 'ArrowRight');
    expect(await focus()).toBe('1, 3: Agent');
    await press('Enter', 'ArrowRight', 'Shift+Enter', 'Shift+Enter');
    await expect.poll(status).toBe('Sorted by Agent, ascending, Tokens, descending');
    await press('ArrowDown');
    const [dearest] = Array.from({ length: COUNT }, (_, index) => ({ agent: index % 7, tokens: (index * 7_919) % 10_007 }))
      .filter(({ agent }) => agent === 0)
      .sort((one, other) => other.tokens - one.tokens);
    expect(await focus()).toBe(`2, 4: ${dearest!.tokens.toLocaleString('en')}`);
  });

  it('selects some in a row, all of them, and none', async () => {
    await press('Tab', 'ArrowDown', 'ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await selected()).toEqual([2, 3, 4]);
    await press('Shift+ArrowUp');
    expect(await selected()).toEqual([2, 3]);
    await expect.poll(status).toBe('2 of 10,000 selected');
    await press('Control+a');
    await expect.poll(status).toBe('10,000 of 10,000 selected');
    await press('Control+Home', 'ArrowUp', 'Home');
    expect(await focus()).toBe('1, 1: ');
    await press('Space');
    expect(await selected()).toEqual([]);
  });

  it('goes to the last row and a page back, each in sight', async () => {
    await press('Tab', 'ArrowDown', 'ArrowRight', 'Control+End');
    expect(await focus()).toMatch(/^10001, 4: /);
    await press('PageUp', 'PageUp', 'Home', 'ArrowRight');
    const place = await focus();
    expect(Number(/^\d+/.exec(place)?.[0])).toBeGreaterThan(9_900);
    const inSight = await page.evaluate(() => {
      const root = document.querySelector('loqui-table')!.shadowRoot!;
      const { top, bottom } = root.activeElement!.getBoundingClientRect();
      const head = root.querySelector('thead th')!.getBoundingClientRect();
      return top >= head.bottom - 1 && bottom <= root.querySelector('[part="scroller"]')!.getBoundingClientRect().bottom + 1;
    });
    expect(inSight).toBe(true);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('is a grid with all its rows in the accessibility tree', async () => {
    const tree = await page.locator('loqui-table').ariaSnapshot();
    expect(tree).toContain('grid "Runs of this year"');
    expect(tree).toContain('columnheader "Agent"');
    expect(tree).toContain('checkbox "Select Agent 0"');
    expect(tree).toContain('rowheader "Agent 1"');
    expect(await page.locator('loqui-table table').getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
  });
});
