/** For the tests: a menu of every kind of item, beside its button. */
import { fixture, html } from '@open-wc/testing';
import '../primitives/loqui-menu/define.js';

type Menu = HTMLElementTagNameMap['loqui-menu'];
type Item = HTMLElementTagNameMap['loqui-menu-item'];

export interface MenuStage {
  readonly box: HTMLElement;
  readonly anchor: HTMLButtonElement;
  readonly menu: Menu;
  readonly share: Menu;
  readonly item: (value: string) => Item;
  readonly heard: string[];
}

export async function menuStage(dir: 'ltr' | 'rtl' = 'ltr'): Promise<MenuStage> {
  const box = await fixture<HTMLElement>(
    html`<div dir=${dir} style="padding: 20px 300px; block-size: 320px">
      <button id="opener" type="button">Actions</button>
      <loqui-menu for="opener">
        <loqui-menu-item value="reply">Reply</loqui-menu-item>
        <loqui-menu-item value="share"
          >Share
          <loqui-menu slot="submenu" id="share">
            <loqui-menu-item value="mail">By mail</loqui-menu-item>
            <loqui-menu-item value="link">Copy link</loqui-menu-item>
          </loqui-menu>
        </loqui-menu-item>
        <loqui-menu-item value="pin" type="checkbox">Pin</loqui-menu-item>
        <loqui-menu-item value="move" disabled>Move</loqui-menu-item>
        <loqui-menu-separator></loqui-menu-separator>
        <loqui-menu-item value="delete" variant="danger">Delete</loqui-menu-item>
      </loqui-menu>
      <button id="after" type="button">After</button>
    </div>`,
  );
  const heard: string[] = [];
  box.addEventListener('loqui-select', ({ value, checked }) => heard.push(checked === undefined ? value : `${value} ${String(checked)}`));
  return {
    box,
    anchor: box.querySelector('button')!,
    menu: box.querySelector('loqui-menu')!,
    share: box.querySelector<Menu>('#share')!,
    item: (value) => box.querySelector<Item>(`[value="${value}"]`)!,
    heard,
  };
}
