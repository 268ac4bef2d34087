/** How a provider inside another shares its client. Not exported by the package: elements below a provider are handed state, never the client. */
import { createContext } from '@lit/context';
import type { Client } from '@loqui/core';

export const clientContext = createContext<Client | undefined>(Symbol.for('loqui-client'));
