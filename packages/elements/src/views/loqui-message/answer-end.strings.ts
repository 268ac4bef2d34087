import { strings as failureStrings } from '../../localize/failure.strings.js';

export const strings = {
  ...failureStrings,
  stopped: 'Stopped',
  failed: 'The answer failed',
  cutOff: "The answer was cut off at the model's limit.",
  withheld: 'A filter of the provider withheld the answer or its rest.',
  declined: 'The model declined to answer.',
};
