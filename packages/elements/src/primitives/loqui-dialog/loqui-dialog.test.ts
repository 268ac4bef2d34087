import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { focusedElement } from '../focus-return.js';
import { inside } from '../../testing/inside.js';
import { clickAt, clickOn, next } from '../../testing/pointer.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';

type Dialog = HTMLElementTagNameMap['loqui-dialog'];

const native = (element: Element): HTMLDialogElement => inside(element, 'dialog');

/** A button that opens the dialog beside it. */
async function stage(closedBy = 'closerequest'): Promise<{ readonly box: HTMLElement; readonly opener: HTMLButtonElement; readonly dialog: Dialog }> {
  const box = await fixture<HTMLElement>(
    html`<div>
      <span><button type="button">Open</button></span>
      <loqui-dialog heading="Rename" closedby=${closedBy}>
        <p>Text</p>
        <input aria-label="Name" />
        <button slot="footer" type="button">Save</button>
      </loqui-dialog>
    </div>`,
  );
  const opener = box.querySelector('button')!;
  const dialog = box.querySelector('loqui-dialog')!;
  opener.addEventListener('click', () => dialog.show());
  return { box, opener, dialog };
}

describe('loqui-dialog', () => {
  it('is a native modal dialog with its heading as name, and accessible in both schemes', async () => {
    const { dialog } = await stage();
    expect(native(dialog).open).to.equal(false);
    dialog.open = true;
    await dialog.updateComplete;
    expect(native(dialog).matches(':modal')).to.equal(true);
    expect(dialog.matches(':state(open)')).to.equal(true);
    expect(inside(dialog, 'h2').textContent).to.equal('Rename');
    expect(inside(dialog, '[part="footer"]').hidden).to.equal(false);
    await Promise.allSettled(
      inside(dialog, 'dialog')
        .getAnimations()
        .map((each) => each.finished),
    );
    await inBothSchemes(() => expect(dialog).to.be.accessible());
    dialog.open = false;
    await dialog.updateComplete;
    expect(native(dialog).open).to.equal(false);
  });

  it('has the name of its aria-label without a heading, and no footer without buttons', async () => {
    const dialog = await fixture<Dialog>(html`<loqui-dialog aria-label="Keyboard shortcuts" open>Text</loqui-dialog>`);
    expect(native(dialog).getAttribute('aria-label')).to.equal('Keyboard shortcuts');
    expect(inside(dialog, '[part="footer"]').hidden).to.equal(true);
    await expect(dialog).to.be.accessible();
  });

  it('speaks German', async () => {
    const { de } = await import('../../localize/de.js');
    const { addTranslation } = await import('../../localize/locales.js');
    addTranslation(de);
    const dialog = await fixture<Dialog>(html`<loqui-dialog lang="de" heading="Umbenennen" open></loqui-dialog>`);
    expect(inside(dialog, 'button').getAttribute('aria-label')).to.equal('Schließen');
  });

  it('takes the focus, and Escape gives it back to the opener', async () => {
    const { opener, dialog } = await stage();
    await clickOn(opener);
    opener.focus();
    dialog.close();
    await next(dialog, 'close');
    dialog.show();
    expect(focusedElement()).to.equal(native(dialog));
    await sendKeys({ press: 'Tab' });
    expect(focusedElement()).to.equal(inside(dialog, 'button'));
    const closed = next(dialog, 'close');
    await sendKeys({ press: 'Escape' });
    expect((await closed).bubbles).to.equal(false);
    expect(dialog.open).to.equal(false);
    expect(document.activeElement).to.equal(opener);
  });

  it('focuses what has autofocus', async () => {
    const dialog = await fixture<Dialog>(html`<loqui-dialog heading="Name"><input aria-label="Name" ?autofocus=${true} /></loqui-dialog>`);
    dialog.show();
    expect(document.activeElement).to.equal(dialog.querySelector('input'));
  });

  it('gives the focus to what stands in the place of an opener that was rendered again', async () => {
    const { box, opener, dialog } = await stage();
    opener.focus();
    dialog.show();
    box.querySelector('span')!.replaceWith(box.querySelector('span')!.cloneNode(true));
    const closed = next(dialog, 'close');
    dialog.close();
    await closed;
    expect(document.activeElement).to.equal(box.querySelector('button'));
    expect(opener.isConnected).to.equal(false);
  });

  it('asks by a cancel event that can be prevented, but not when the page closes it', async () => {
    const { dialog } = await stage();
    let asked = 0;
    const prevent = (event: Event): void => {
      asked += 1;
      event.preventDefault();
    };
    dialog.addEventListener('cancel', prevent);
    dialog.show();
    await clickOn(inside(dialog, 'button'));
    await sendKeys({ press: 'Escape' });
    expect([asked, dialog.open]).to.deep.equal([2, true]);
    dialog.removeEventListener('cancel', prevent);
    const closed = next(dialog, 'close');
    await clickOn(inside(dialog, 'button'));
    await closed;
    dialog.show();
    dialog.addEventListener('cancel', prevent);
    dialog.close('saved');
    await next(dialog, 'close');
    expect([asked, dialog.returnValue]).to.deep.equal([2, 'saved']);
  });

  it('closes by a press outside only with closedby="any", and only when it began outside', async () => {
    const { dialog } = await stage('any');
    dialog.show();
    const { left, top, width } = native(dialog).getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + 20)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [3, 3] });
    await sendMouse({ type: 'up' });
    expect(dialog.open).to.equal(true);
    dialog.closedBy = 'closerequest';
    await dialog.updateComplete;
    await clickAt(3, 3);
    expect(dialog.open).to.equal(true);
    dialog.closedBy = 'any';
    await dialog.updateComplete;
    const closed = next(dialog, 'close');
    await clickAt(3, 3);
    await closed;
    expect(dialog.open).to.equal(false);
  });

  it('is closed by the page alone with closedby="none"', async () => {
    const { opener, dialog } = await stage('none');
    await clickOn(opener);
    expect(dialog.shadowRoot?.querySelector('.icon-button')).to.equal(null);
    let asked = false;
    dialog.addEventListener('cancel', () => (asked = true));
    await sendKeys({ press: 'Escape' });
    await clickAt(3, 3);
    expect([asked, dialog.open]).to.deep.equal([false, true]);
  });

  it('closes by a form of the method dialog, with the value of its button', async () => {
    const dialog = await fixture<Dialog>(
      html`<loqui-dialog heading="Delete?" open
        ><form method="dialog"><button value="yes">Delete</button></form></loqui-dialog
      >`,
    );
    const closed = next(dialog, 'close');
    dialog.querySelector('button')!.click();
    await closed;
    expect([dialog.open, dialog.returnValue]).to.deep.equal([false, 'yes']);
  });

  it('holds another one: Escape closes the inner one, and the focus goes back step by step', async () => {
    const outer = await fixture<Dialog>(
      html`<loqui-dialog heading="Outer">
        <button type="button">More</button>
        <loqui-dialog heading="Inner" closedby="any">Text</loqui-dialog>
      </loqui-dialog>`,
    );
    const inner = outer.querySelector('loqui-dialog')!;
    const more = outer.querySelector('button')!;
    more.addEventListener('click', () => inner.show());
    outer.show();
    more.focus();
    await sendKeys({ press: 'Enter' });
    expect(inner.open).to.equal(true);
    let outerClosed = false;
    outer.addEventListener('close', () => (outerClosed = true));
    const closed = next(inner, 'close');
    await sendKeys({ press: 'Escape' });
    await closed;
    expect([outerClosed, outer.open]).to.deep.equal([false, true]);
    expect(document.activeElement).to.equal(more);
    const done = next(outer, 'close');
    await sendKeys({ press: 'Escape' });
    await done;
    expect(outer.open).to.equal(false);
  });

  it('locks the page until the last one is closed or removed, and the page keeps its width', async () => {
    const { box, dialog } = await stage();
    const second = document.createElement('loqui-dialog');
    box.append(second);
    await second.updateComplete;
    const { documentElement: root } = document;
    const tall = document.createElement('div');
    tall.style.blockSize = '300vh';
    box.append(tall);
    const width = box.getBoundingClientRect().width;
    dialog.show();
    second.show();
    expect(getComputedStyle(root).overflowY).to.equal('hidden');
    expect(box.getBoundingClientRect().width).to.equal(width);
    dialog.close();
    expect(getComputedStyle(root).overflowY).to.equal('hidden');
    second.remove();
    expect(root.style.overflow).to.equal('');
    expect(root.style.scrollbarGutter).to.equal('');
  });

  it('stays open when it is moved, without a close event', async () => {
    const { box, dialog } = await stage();
    dialog.show();
    let closes = 0;
    dialog.addEventListener('close', () => (closes += 1));
    box.prepend(dialog);
    await dialog.updateComplete;
    expect([dialog.open, native(dialog).matches(':modal')]).to.deep.equal([true, true]);
    const closed = next(dialog, 'close');
    dialog.close();
    await closed;
    expect(closes).to.equal(1);
  });
});
