/** Shows the acts of a person in the Actions tab, as they leave the elements. */
import { action } from 'storybook/actions';

/** Every act that a panel can send. */
export const panelActs = [
  'send',
  'reply',
  'edit-start',
  'edit',
  'cancel',
  'remove',
  'undo',
  'retry',
  'discard',
  'stop',
  'jump',
  'present',
  'older',
  'copy',
  'attach',
  'error',
] as const;

type Act = (typeof panelActs)[number] | 'typing' | 'draft' | 'dismiss';

/** For `beforeEach`: listens on the canvas until the story goes. */
export function showActs(acts: readonly Act[]): (context: { readonly canvasElement: HTMLElement }) => () => void {
  return ({ canvasElement }) => {
    const end = new AbortController();
    for (const act of acts) {
      const type = `loqui-${act}`;
      // What an event says are its own fields; the rest of it is of no use in the tab.
      canvasElement.addEventListener(type, (event) => void action(type)(Object.fromEntries(Object.entries(event))), { signal: end.signal });
    }
    return () => end.abort();
  };
}
