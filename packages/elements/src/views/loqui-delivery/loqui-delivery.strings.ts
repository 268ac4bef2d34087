import { strings as failureStrings } from '../../localize/failure.strings.js';

export const strings = {
  ...failureStrings,
  sending: 'Sending…',
  waitingForConnection: 'Waiting for connection',
  waitingInLine: 'Waiting its turn',
  tooFast: (seconds: number) => `Too many messages. Next try in ${String(seconds)} s`,
  serverBusy: (seconds: number) => `The server is busy. Next try in ${String(seconds)} s`,
  held: 'Written more than a day ago. Send it now?',
  notSaved: 'Not saved',
  editAgain: 'Edit again',
};
