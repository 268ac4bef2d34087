/** The scripts by name, as the catalogue offers them. */
import { arabic } from './arabic.js';
import { busyRoom } from './busy-room.js';
import { emptyAssistant, emptyChat } from './empty-room.js';
import { failedAnswer, interruptedAnswer, stoppedAnswer } from './ended-answers.js';
import { longAnswer } from './long-answer.js';
import { longRoom } from './long-room.js';
import { lostLine } from './lost-line.js';
import type { Script } from './script.js';
import { shortChat } from './short-chat.js';
import { toolCall } from './tool-call.js';

export const scripts = {
  'short-chat': shortChat,
  'long-answer': longAnswer,
  'tool-call': toolCall,
  'lost-line': lostLine,
  'busy-room': busyRoom,
  'long-room': longRoom,
  'failed-answer': failedAnswer,
  'stopped-answer': stoppedAnswer,
  'interrupted-answer': interruptedAnswer,
  'empty-assistant': emptyAssistant,
  'empty-chat': emptyChat,
  arabic,
} as const satisfies Readonly<Record<string, Script>>;

export type ScriptName = keyof typeof scripts;

export const scriptNames = Object.keys(scripts) as ScriptName[];
