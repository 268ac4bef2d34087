/** The page of a site that styles Loqui with Tailwind. */
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-checkbox.js';
