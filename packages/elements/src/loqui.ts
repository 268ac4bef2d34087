/**
 * Every element: what `<script type="module" src="…/loqui.js">` loads. Those that a chat may do without are fetched when it shows them, or the page
 * does. Exports what is loaded at once. Written by `npm run elements`.
 */
import { lazily, needAll } from './lazy.js';
import { onSight } from './sight.js';
import './connected/loqui-message-list/define.js';
import './connected/loqui-room-composer/define.js';
import './connected/loqui-room-header/define.js';
import './panels/loqui-assistant/define.js';
import './panels/loqui-chat/define.js';
import './primitives/loqui-avatar/define.js';
import './provider/define.js';
import './views/loqui-composer/define.js';
import './views/loqui-day-separator/define.js';
import './views/loqui-markdown/define.js';
import './views/loqui-message/define.js';

lazily('loqui-announcer', () => import('./views/loqui-announcer/define.js'));
lazily('loqui-code-block', () => import('./views/loqui-code-block/define.js'));
lazily('loqui-connection-status', () => import('./views/loqui-connection-status/define.js'));
lazily('loqui-conversations', () => import('./connected/loqui-conversations/define.js'));
lazily('loqui-delivery', () => import('./views/loqui-delivery/define.js'));
lazily('loqui-empty-state', () => import('./views/loqui-empty-state/define.js'));
lazily('loqui-error-state', () => import('./views/loqui-error-state/define.js'));
lazily('loqui-new-messages', () => import('./views/loqui-new-messages/define.js'));
lazily('loqui-presence', () => import('./views/loqui-presence/define.js'));
lazily('loqui-reasoning', () => import('./views/loqui-reasoning/define.js'));
lazily('loqui-removal', () => import('./views/loqui-removal/define.js'));
lazily('loqui-room-activity', () => import('./connected/loqui-room-activity/define.js'));
lazily('loqui-room-announcer', () => import('./connected/loqui-room-announcer/define.js'));
lazily('loqui-room-empty', () => import('./connected/loqui-room-empty/define.js'));
lazily('loqui-run-status', () => import('./views/loqui-run-status/define.js'));
lazily('loqui-sources', () => import('./views/loqui-sources/define.js'));
lazily('loqui-time', () => import('./primitives/loqui-time/define.js'));
lazily('loqui-tool-call', () => import('./views/loqui-tool-call/define.js'));
lazily('loqui-typing', () => import('./views/loqui-typing/define.js'));
onSight(needAll);

export * from './connected/loqui-message-list/loqui-message-list.js';
export * from './connected/loqui-room-composer/loqui-room-composer.js';
export * from './connected/loqui-room-header/loqui-room-header.js';
export * from './context.js';
export * from './events.js';
export { en } from './localize/en.js';
export { addTranslation, addTranslationLoader } from './localize/locales.js';
export type * from './localize/translation.js';
export * from './panels/loqui-assistant/loqui-assistant.js';
export * from './panels/loqui-chat/loqui-chat.js';
export * from './primitives/loqui-avatar/loqui-avatar.js';
export * from './provider/loqui-provider.js';
export * from './register.js';
export { themeStyles, token, type TokenName } from './styles/tokens.styles.js';
export * from './views/loqui-composer/loqui-composer.js';
export * from './views/loqui-day-separator/loqui-day-separator.js';
export type { DiagramLibrary, DiagramLoader } from './markdown/diagram.js';
export { textHtml, type AllowedHtml } from './markdown/html-rules.js';
export type * from './markdown/node-renderers.js';
export * from './views/loqui-markdown/loqui-markdown.js';
export { configureMarkdown, type MarkdownSettings } from './views/loqui-markdown/settings.js';
export * from './views/loqui-message/loqui-message.js';
