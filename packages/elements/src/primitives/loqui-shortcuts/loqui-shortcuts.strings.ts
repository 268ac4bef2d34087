import { strings as keys } from '../keys/keys.strings.js';

export const strings = {
  ...keys,
  shortcuts: 'Keyboard shortcuts',
  noShortcuts: 'There are no shortcuts here.',
};
