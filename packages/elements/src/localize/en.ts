/** English strings of all elements, for sites that change some. Each element imports its own and falls back to them. */
import type { Translation as BaseTranslation } from '@shoelace-style/localize';
import { strings as conversations } from '../connected/loqui-conversations/loqui-conversations.strings.js';
import { strings as messageList } from '../connected/loqui-message-list/loqui-message-list.strings.js';
import { strings as roomAnnouncer } from '../connected/loqui-room-announcer/loqui-room-announcer.strings.js';
import { strings as roomComposer } from '../connected/loqui-room-composer/loqui-room-composer.strings.js';
import { strings as roomEmpty } from '../connected/loqui-room-empty/loqui-room-empty.strings.js';
import { strings as roomHeader } from '../connected/loqui-room-header/loqui-room-header.strings.js';
import { strings as roomTrouble } from '../connected/room-trouble.strings.js';
import { strings as common } from './common.strings.js';
import { strings as failure } from './failure.strings.js';
import { strings as launcher } from '../layout/loqui-launcher/loqui-launcher.strings.js';
import { strings as panels } from '../layout/loqui-panels/loqui-panels.strings.js';
import { strings as workbench } from '../layout/loqui-workbench/loqui-workbench.strings.js';
import { englishWords } from '../markdown/words.js';
import { strings as panelCommands } from '../panels/panel-commands.strings.js';
import { strings as roomPanel } from '../panels/room-panel.strings.js';
import { strings as badge } from '../primitives/loqui-badge/loqui-badge.strings.js';
import { strings as combobox } from '../primitives/loqui-combobox/loqui-combobox.strings.js';
import { strings as commandPalette } from '../primitives/loqui-command-palette/loqui-command-palette.strings.js';
import { strings as input } from '../primitives/loqui-input/loqui-input.strings.js';
import { strings as numberField } from '../primitives/loqui-number-field/loqui-number-field.strings.js';
import { strings as tab } from '../primitives/loqui-tab/loqui-tab.strings.js';
import { strings as shortcuts } from '../primitives/loqui-shortcuts/loqui-shortcuts.strings.js';
import { strings as table } from '../primitives/loqui-table/loqui-table.strings.js';
import { strings as schemaForm } from '../primitives/loqui-schema-form/loqui-schema-form.strings.js';
import { strings as textarea } from '../primitives/loqui-textarea/loqui-textarea.strings.js';
import { strings as modal } from '../primitives/modal/modal.strings.js';
import { strings as time } from '../primitives/loqui-time/loqui-time.strings.js';
import { strings as toasts } from '../primitives/loqui-toasts/loqui-toasts.strings.js';
import { strings as provider } from '../provider/loqui-provider.strings.js';
import { strings as codeBlock } from '../views/loqui-code-block/loqui-code-block.strings.js';
import { strings as composer } from '../views/loqui-composer/loqui-composer.strings.js';
import { strings as suggestions } from '../views/loqui-composer/suggestions.strings.js';
import { strings as connectionStatus } from '../views/loqui-connection-status/loqui-connection-status.strings.js';
import { strings as delivery } from '../views/loqui-delivery/loqui-delivery.strings.js';
import { strings as markdown } from '../views/loqui-markdown/loqui-markdown.strings.js';
import { strings as answerEnd } from '../views/loqui-message/answer-end.strings.js';
import { strings as messageActions } from '../views/loqui-message-actions/loqui-message-actions.strings.js';
import { strings as message } from '../views/loqui-message/loqui-message.strings.js';
import { strings as newMessages } from '../views/loqui-new-messages/loqui-new-messages.strings.js';
import { strings as presence } from '../views/loqui-presence/loqui-presence.strings.js';
import { strings as reasoning } from '../views/loqui-reasoning/loqui-reasoning.strings.js';
import { strings as runStatus } from '../views/loqui-run-status/loqui-run-status.strings.js';
import { strings as sources } from '../views/loqui-sources/loqui-sources.strings.js';
import { strings as toolCall } from '../views/loqui-tool-call/loqui-tool-call.strings.js';
import { strings as typing } from '../views/loqui-typing/loqui-typing.strings.js';

export const en = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as 'ltr' | 'rtl',
  ...conversations,
  ...messageList,
  ...roomAnnouncer,
  ...roomComposer,
  ...roomEmpty,
  ...roomHeader,
  ...roomTrouble,
  ...common,
  ...failure,
  ...panelCommands,
  ...launcher,
  ...panels,
  ...workbench,
  ...roomPanel,
  ...badge,
  ...combobox,
  ...commandPalette,
  ...input,
  ...numberField,
  ...tab,
  ...shortcuts,
  ...table,
  ...schemaForm,
  ...textarea,
  ...modal,
  ...time,
  ...toasts,
  ...provider,
  ...codeBlock,
  ...composer,
  ...suggestions,
  ...connectionStatus,
  ...delivery,
  ...markdown,
  ...answerEnd,
  ...message,
  ...messageActions,
  ...newMessages,
  ...presence,
  ...reasoning,
  ...runStatus,
  ...sources,
  ...toolCall,
  ...typing,
  markdown: englishWords,
};

type Strings = Omit<typeof en, keyof BaseTranslation>;

/** All strings of Loqui in one language. `$code` is the language (`de`, `de-CH`), `$name` its own name, `$dir` its direction. */
export interface Translation extends BaseTranslation, Strings {}
