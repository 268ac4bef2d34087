/** What a person who has no pointer does in a form: each task by keys alone, on the built elements. */
import { describe, expect, it } from 'vitest';
import { expectFocus, goTo, pagesByKeys, press } from './by-keys.js';

describe('In a form, by keys alone, a person', () => {
  const { open, expectAccessible, page } = pagesByKeys();

  /** What the form of the page would send. */
  const answers = (): Promise<readonly string[]> =>
    page().evaluate(() => [...new FormData(document.querySelector('form')!)].map(([name, value]) => `${name}=${value as string}`));

  const sent = `document.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    document.querySelector('output').textContent = [...new FormData(event.target)].map((pair) => pair.join('=')).join(' ');
  });`;

  const FRUIT = `for (const box of document.querySelectorAll('loqui-combobox')) box.options = ['Apple', 'Apricot', 'Grape', 'Lemon'].map((label) => ({ value: label.toLowerCase(), label }));`;

  it('chooses one of many in a combobox, and another one instead', async () => {
    await open(`<form><loqui-combobox name="fruit" label="Fruit"></loqui-combobox></form>`, FRUIT);
    const field = page().getByRole('combobox', { name: 'Fruit' });
    await goTo(page(), field);
    await page().keyboard.type('ap');
    await expect.poll(() => page().getByRole('option').allInnerTexts()).toEqual(['Apple', 'Apricot', 'Grape']);
    await expectAccessible();
    await press(page(), 'ArrowDown', 'Enter');
    expect(await answers()).toEqual(['fruit=apricot']);
    await press(page(), 'Control+a');
    await page().keyboard.type('lem');
    await press(page(), 'ArrowDown', 'Tab');
    expect(await answers()).toEqual(['fruit=lemon']);
    expect(await field.inputValue()).toBe('Lemon');
  });

  it('chooses several in a combobox, takes one back, and leaves the list by Escape', async () => {
    await open(`<form><loqui-combobox name="fruit" label="Fruit" multiple></loqui-combobox></form>`, FRUIT);
    const field = page().getByRole('combobox', { name: 'Fruit' });
    await goTo(page(), field);
    await page().keyboard.type('gra');
    await press(page(), 'Enter');
    await page().keyboard.type('lem');
    await press(page(), 'Enter');
    await page().keyboard.type('apr');
    await press(page(), 'Enter');
    expect(await answers()).toEqual(['fruit=grape', 'fruit=lemon', 'fruit=apricot']);
    await press(page(), 'Backspace');
    expect(await answers()).toEqual(['fruit=grape', 'fruit=lemon']);
    await press(page(), 'ArrowDown');
    await page().getByRole('option').first().waitFor();
    await press(page(), 'Escape');
    await page().getByRole('option').first().waitFor({ state: 'hidden' });
    await goTo(page(), page().getByRole('button', { name: 'Remove Grape' }), 'Shift+Tab');
    await press(page(), 'Enter');
    expect(await answers()).toEqual(['fruit=lemon']);
  });

  it('books by number, day, choice, menu, switch and check mark, and sends it with Enter', async () => {
    await open(
      `<form>
        <loqui-number-field name="seats" label="Seats" min="1" max="8" value="2"></loqui-number-field>
        <loqui-date-field name="day" label="Day"></loqui-date-field>
        <loqui-radio-group name="class" label="Class"><loqui-radio value="eco">Economy</loqui-radio><loqui-radio value="biz">Business</loqui-radio></loqui-radio-group>
        <loqui-select name="meal" label="Meal"><option value="none">None</option><option value="veg">Vegetarian</option></loqui-select>
        <loqui-checkbox name="insured" value="yes" label="Insured"></loqui-checkbox>
        <loqui-switch name="quiet" value="yes" label="Quiet"></loqui-switch>
        <loqui-textarea name="wish" label="Wish"></loqui-textarea>
        <loqui-button type="submit">Book</loqui-button>
      </form><output></output>`,
      sent,
    );
    await goTo(page(), page().getByLabel('Seats'));
    await press(page(), 'ArrowUp', 'ArrowUp');
    await goTo(page(), page().getByLabel('Day'));
    // Day and month, in whichever order the browser asks for them.
    await page().keyboard.type('04042026');
    await goTo(page(), page().getByRole('radio', { name: 'Economy' }));
    await press(page(), 'Space', 'ArrowDown');
    await expectFocus(page().getByRole('radio', { name: 'Business', checked: true }));
    await goTo(page(), page().getByLabel('Meal'));
    await page().keyboard.type('veg');
    await goTo(page(), page().getByRole('checkbox', { name: 'Insured' }));
    await press(page(), 'Space');
    await goTo(page(), page().getByRole('switch', { name: 'Quiet' }));
    await press(page(), 'Space');
    await goTo(page(), page().getByLabel('Wish'));
    await page().keyboard.type('window');
    await goTo(page(), page().getByRole('button', { name: 'Book' }));
    await expectAccessible();
    await press(page(), 'Enter');
    await expect.poll(() => page().locator('output').innerText()).toBe('seats=4 day=2026-04-04 class=biz meal=veg insured=yes quiet=yes wish=window');
  });

  it('is refused by a form from a schema, goes to what is wrong, corrects it and sends it', async () => {
    await open(
      `<form><loqui-schema-form name="booking" label="Booking"></loqui-schema-form><loqui-button type="submit">Send</loqui-button></form><output></output>`,
      `document.querySelector('loqui-schema-form').schema = { type: 'object', required: ['name', 'email'], properties: {
        name: { type: 'string', title: 'Name', minLength: 2 }, email: { type: 'string', format: 'email', title: 'Mail' }, seats: { type: 'integer', title: 'Seats', minimum: 1, default: 1 } } };
      ${sent}`,
    );
    const [name, mail, send] = [page().getByLabel('Name'), page().getByLabel('Mail'), page().getByRole('button', { name: 'Send' })];
    await goTo(page(), name);
    await page().keyboard.type('A');
    await goTo(page(), mail);
    await page().keyboard.type('ada');
    await goTo(page(), send);
    await press(page(), 'Enter');
    await page().getByText('2 answers need another look.').waitFor();
    expect(await page().locator('output').innerText()).toBe('');
    await expectAccessible();
    await goTo(page(), page().getByRole('button', { name: /^Mail:/ }), 'Shift+Tab');
    await press(page(), 'Enter');
    await expectFocus(mail);
    await press(page(), 'End');
    await page().keyboard.type('@example.com');
    await goTo(page(), name, 'Shift+Tab');
    await press(page(), 'End');
    await page().keyboard.type('da');
    await press(page(), 'Enter');
    await page().getByText('booking=').waitFor();
    const answer = (await page().locator('output').innerText()).slice('booking='.length);
    expect(JSON.parse(answer)).toEqual({ name: 'Ada', email: 'ada@example.com', seats: 1 });
  });
});
