/** Holds the laws over the repository as it is, and proves that each law sees what it forbids. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import {
  aStoreNamesNoStore,
  arrowsPointTowardProtocol,
  guestsUseTheFrontDoor,
  laws,
  noFileImportsItsOwner,
  onlyDefineActs,
  onlyObserveSubscribes,
} from './laws.js';
import { readSource } from './source-file.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const patterns = ['packages/*/src/**/*.ts', 'stories/**/*.ts', 'examples/**/*.ts'];

describe('the laws of imports', () => {
  const files = globSync(patterns, { cwd: root, ignore: ['**/node_modules/**', '**/dist/**'] }).map((file) =>
    readSource(file, readFileSync(path.join(root, file), 'utf8')),
  );

  it('sees the sources of all three packages', () => {
    for (const name of ['core', 'elements', 'server-adapter'])
      expect(
        files.some((file) => file.path.startsWith(`packages/${name}/src/`)),
        name,
      ).toBe(true);
  });

  it.each(Object.entries(laws))('%s', (_, law) => {
    expect(law(files)).toEqual([]);
  });
});

describe('every arrow points toward protocol, so it is an offence when', () => {
  it.each([
    ['the protocol imports anything', 'core/src/protocol/message.ts', `import { map } from 'rxjs';`],
    ['the protocol takes a type from above', 'core/src/protocol/message.ts', `import type { Store } from '../stores/store.js';`],
    ['a codec knows rxjs', 'core/src/codecs/openai.ts', `import { Observable } from 'rxjs';`],
    ['a codec loads Node lazily', 'core/src/codecs/openai.ts', `const fs = await import('node:fs');`],
    ['a transport knows a store', 'core/src/transport/sse.ts', `import { createMessageStore } from '../stores/messages.js';`],
    ['a store knows the client', 'core/src/stores/messages.ts', `export { createClient } from '../client.js';`],
    ['a view knows rxjs', 'elements/src/views/loqui-message/loqui-message.ts', `import type { Observable } from 'rxjs';`],
    ['a view reads the context', 'elements/src/views/loqui-message/loqui-message.ts', `import { roomContext } from '../../context.js';`],
    ['a view takes more than types of the core', 'elements/src/views/loqui-message/loqui-message.ts', `import { createClient } from '@loqui/core';`],
    ['a primitive knows a view', 'elements/src/primitives/loqui-button/loqui-button.ts', `import '../../views/loqui-message/define.js';`],
    ['a layout knows a view', 'elements/src/layout/loqui-panels/loqui-panels.ts', `import '../../views/loqui-message/define.js';`],
    [
      'a connected element knows a panel',
      'elements/src/connected/loqui-room/loqui-room.ts',
      `import { LoquiChat } from '../../panels/loqui-chat/loqui-chat.js';`,
    ],
    ['a connected element makes a client', 'elements/src/connected/loqui-room/loqui-room.ts', `import { createClient } from '@loqui/core';`],
    ['the server knows rxjs', 'server-adapter/src/room/room.ts', `import { Subject } from 'rxjs';`],
    ['the server takes a store of the client', 'server-adapter/src/room/room.ts', `import { createMessageStore } from '@loqui/core/stores';`],
    ['a room knows a run', 'server-adapter/src/room/room.ts', `import type { Supervisor } from '../run/supervisor.js';`],
    ['a room knows a command', 'server-adapter/src/room/room.ts', `import { carryOut } from '../commands/commands.js';`],
    ['a room knows a connection', 'server-adapter/src/room/opening.ts', `import type { Connection } from '../line/connection.js';`],
    ['a run knows a command', 'server-adapter/src/run/writer.ts', `import type { Service } from '../commands/service.js';`],
    ['a command knows a connection', 'server-adapter/src/commands/room-commands.ts', `import type { Connection } from '../line/connection.js';`],
    ['a line knows the inside of a run', 'server-adapter/src/line/connection.ts', `import type { Supervisor } from '../run/supervisor.js';`],
    ['a store knows the guard', 'server-adapter/src/store/memory.ts', `import { refusal } from '../guard/refusal.js';`],
    ['a house of the server knows who puts it together', 'server-adapter/src/line/connection.ts', `import type { Loqui } from '../create-loqui.js';`],
    ['the handler names the server of Node', 'server-adapter/src/handler.ts', `import { createServer } from 'node:http';`],
    ['the hub names ws', 'server-adapter/src/room/hub.ts', `import { WebSocketServer } from 'ws';`],
    ['an optional peer is named outside its own file', 'server-adapter/src/create-loqui.ts', `import Database from 'libsql';`],
    ['a package names another by its inside', 'server-adapter/src/handler.ts', `import { x } from '../../core/src/protocol/codec.js';`],
  ])('%s', (_, file, text) => {
    expect(arrowsPointTowardProtocol([readSource(`packages/${file}`, text)])).toHaveLength(1);
  });

  it('lets pass what the table permits', () => {
    const good = [
      readSource('packages/core/src/transport/sse.ts', `import { Observable } from 'rxjs'; import type { Frame } from '../protocol/index.js';`),
      readSource(
        'packages/elements/src/views/loqui-message/loqui-message.ts',
        `import { html } from 'lit'; import { type Message, type Part } from '@loqui/core';`,
      ),
      readSource('packages/server-adapter/src/node.ts', `import { createServer } from 'node:http'; import { WebSocketServer } from 'ws';`),
    ];
    expect(arrowsPointTowardProtocol(good)).toEqual([]);
  });
});

describe('the other laws see', () => {
  it('a circle, also of types only', () => {
    const client = readSource('packages/core/src/client.ts', `import { createRoom } from './room.js';`);
    const room = readSource('packages/core/src/room.ts', `import type { Client } from './client.js';`);
    expect(noFileImportsItsOwner([client, room])).toEqual([
      'a circle of imports: packages/core/src/client.ts → packages/core/src/room.ts → packages/core/src/client.ts',
    ]);
    expect(noFileImportsItsOwner([client])).toEqual([]);
  });

  it('a store that names a store, but not the index which gathers them', () => {
    const messages = readSource('packages/core/src/stores/messages.ts', `import { createStore } from './store.js';`);
    const presence = readSource(
      'packages/core/src/stores/presence.ts',
      `import { createStore } from './store.js';\nimport type { MessageStore } from './messages.js';`,
    );
    const index = readSource('packages/core/src/stores/index.ts', `import './store.js'; export * from './messages.js';`);
    expect(aStoreNamesNoStore([messages, presence, index])).toEqual(['packages/core/src/stores/presence.ts:2: a store names another store, ./messages.js']);
  });

  it('a subscription outside observe.ts', () => {
    const text = `export const follow = (source) => source.subscribe(() => {});`;
    expect(onlyObserveSubscribes([readSource('packages/elements/src/provider/loqui-provider/loqui-provider.ts', text)])).toHaveLength(1);
    expect(onlyObserveSubscribes([readSource('packages/elements/src/observe.ts', text)])).toEqual([]);
  });

  it.each([
    [`customElements.define('loqui-x', class extends HTMLElement {});`],
    [`if (typeof document !== 'undefined') document.title = 'x';`],
    [`import './define.js';`],
    [`for (const tag of tags) define(tag);`],
  ])('the side effect %s', (text) => {
    expect(onlyDefineActs([readSource('packages/elements/src/views/loqui-x/loqui-x.ts', text)])).toHaveLength(1);
    expect(onlyDefineActs([readSource('packages/elements/src/views/loqui-x/define.ts', text)])).toEqual([]);
  });

  it('a story that reaches into a package', () => {
    expect(guestsUseTheFrontDoor([readSource('stories/badge.stories.ts', `import { x } from '../packages/elements/src/frame.js';`)])).toHaveLength(1);
    expect(guestsUseTheFrontDoor([readSource('stories/badge.stories.ts', `import '@loqui/elements/loqui-badge.js';`)])).toEqual([]);
    const fromProofs = `import { x } from '../../packages/core/proofs/conformance/random.js';`;
    expect(guestsUseTheFrontDoor([readSource('examples/react/app.ts', fromProofs)])).toHaveLength(1);
    expect(guestsUseTheFrontDoor([readSource('examples/e2e/demo.e2e.ts', fromProofs)])).toEqual([]);
  });
});
