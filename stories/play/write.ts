/** Writes into the composer of a panel as a person does, by keyboard. */
import { userEvent, waitFor } from 'storybook/test';
import { find, focused } from './shadow.js';

/** The composer's text area, once it can be written in. */
export async function input(root: ParentNode): Promise<HTMLTextAreaElement> {
  return find<HTMLTextAreaElement>(root, 'textarea:enabled');
}

/** Types `text` and sends it with Enter. */
export async function write(root: ParentNode, text: string): Promise<void> {
  const field = await input(root);
  field.focus();
  await waitFor(() => {
    if (focused() !== field) throw new Error('the composer does not take the focus');
  });
  await userEvent.keyboard(text);
  await userEvent.keyboard('{Enter}');
}
