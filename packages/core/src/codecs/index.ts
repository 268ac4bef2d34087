/** Pure translators between foreign protocols and our events; used by browser and server alike. */
export type * from './answer.js';
export * from './answer-writer.js';
export * from './anthropic-messages.js';
export * from './anthropic-request.js';
export * from './event-stream.js';
export * from './openai-chat.js';
export * from './openai-request.js';
export { refusalReason } from './provider-failure.js';
