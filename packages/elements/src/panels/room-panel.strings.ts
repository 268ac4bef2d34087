import { strings as failureStrings } from '../localize/failure.strings.js';

export const strings = {
  ...failureStrings,
  messageRestored: 'The message is back',
};
