/** Translators between foreign protocols and our events, for browser and server. */
export type * from './answer.js';
export * from './answer-writer.js';
export * from './anthropic-messages.js';
export * from './conversation.js';
export * from './event-stream.js';
export * from './openai-chat.js';
export { refusalReason } from './provider-failure.js';
