/** What a page with a chat imports: for its weight alone. */
import '@loqui/elements/loqui-chat.js';
