import { LoquiLinkEvent } from '../../events.js';
import { askLinkStyles } from './ask-link.styles.js';

export interface AskLinkWords {
  readonly question: string;
  readonly open: string;
  readonly cancel: string;
}

/** Shows the dialog in `root`, and removes it when it closes. Opening the address emits `loqui-link` at `link`. */
export function askLink(link: HTMLElement, root: ShadowRoot, words: AskLinkWords): void {
  const sheet = askLinkStyles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  const href = link.dataset['href'] ?? '';
  const dialog = document.createElement('dialog');
  dialog.className = 'ask-link';
  dialog.setAttribute('aria-labelledby', 'ask-link-question');
  const question = document.createElement('p');
  question.id = 'ask-link-question';
  question.textContent = words.question;
  const address = document.createElement('p');
  address.className = 'address';
  address.dir = 'ltr';
  address.textContent = href;
  const cancel = document.createElement('button');
  cancel.className = 'button';
  cancel.type = 'button';
  cancel.textContent = words.cancel;
  const open = document.createElement('a');
  open.className = 'button primary';
  open.href = href;
  open.target = '_blank';
  open.rel = 'noopener noreferrer nofollow';
  open.textContent = words.open;
  const buttons = document.createElement('div');
  buttons.className = 'buttons';
  buttons.append(cancel, open);
  dialog.append(question, address, buttons);

  cancel.addEventListener('click', () => dialog.close());
  open.addEventListener('click', (event) => {
    if (!link.dispatchEvent(new LoquiLinkEvent(href))) event.preventDefault();
    dialog.close();
  });
  // A click on the backdrop has the dialog as its target.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  root.appendChild(dialog);
  dialog.showModal();
}
