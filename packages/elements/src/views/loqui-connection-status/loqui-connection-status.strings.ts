import { strings as failureStrings } from '../../localize/failure.strings.js';

export const strings = {
  ...failureStrings,
  connecting: 'Connecting…',
  reconnectingIn: (seconds: number) => `Offline. Next try in ${String(seconds)} s`,
};
