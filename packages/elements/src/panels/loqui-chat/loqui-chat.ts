import type { TemplateResult } from 'lit';
import { RoomPanel } from '../room-panel.js';

/**
 * @summary A room for people, with agents among them: header, messages, who types, composer. Opens its room itself, or shows that of the provider around it.
 * @tag loqui-chat
 *
 * @attr {string} allowed-link-origins - Origins and paths, parted by spaces, to which links in answers may lead; `*` for all. Default: the page's own.
 * @attr {string} allowed-image-origins - The same for pictures in answers.
 *
 * @slot header - In place of the header.
 * @slot header-actions - Buttons and meters at the end of the header.
 * @slot empty - In place of what is shown before the first message.
 * @slot composer-tools - Buttons at the start of the composer's row.
 * @slot composer-actions - Buttons before send.
 * @slot footer - Below the composer, e.g. a disclaimer.
 *
 * @fires {LoquiSendEvent} loqui-send - A message shall be sent.
 * @fires {LoquiRetryEvent} loqui-retry - A failed message shall be sent again, or an answer written again.
 * @fires {LoquiDiscardEvent} loqui-discard - A failed message shall go away.
 * @fires {LoquiStopEvent} loqui-stop - A run shall stop.
 * @fires {LoquiTypingEvent} loqui-typing - The person types, or no longer does.
 * @fires {LoquiOlderEvent} loqui-older - Older messages are wanted.
 * @fires {LoquiNewerEvent} loqui-newer - Newer ones are, in an old part of the room.
 * @fires {LoquiReopenEvent} loqui-reopen - The room could not be opened, or its line has ended: it shall be tried once more.
 * @fires {LoquiJumpEvent} loqui-jump - A message shall be shown.
 * @fires {LoquiPresentEvent} loqui-present - Back to the newest messages.
 * @fires {LoquiDraftEvent} loqui-draft - The unsent text changed.
 * @fires {LoquiCopyEvent} loqui-copy - Text goes to the clipboard.
 * @fires {LoquiAttachEvent} loqui-attach - Files were picked.
 * @fires {LoquiReadyEvent} loqui-ready - The room is open and its newest messages are loaded: `room`.
 * @fires {LoquiMessageEvent} loqui-message - A message has come and is complete, an answer when it has ended: `message`, `own`.
 * @fires {LoquiRunStartEvent} loqui-run-start - An agent has begun to work: `run`.
 * @fires {LoquiRunEndEvent} loqui-run-end - An agent has ended its work: `run`, whose `status` says how.
 * @fires {LoquiConnectionChangeEvent} loqui-connection-change - The connection was made, lost or closed: `connection`.
 * @fires {LoquiUnreadChangeEvent} loqui-unread-change - Other members' messages came while the reader was away, or were seen: `count`.
 * @fires {LoquiErrorEvent} loqui-error - An act failed. Cancelled, the panel does not show it.
 *
 * @csspart base - The panel.
 * @csspart header - The header.
 * @csspart title - The title in the header.
 * @csspart subtitle - The line below it.
 * @csspart list - The list of messages.
 * @csspart scroller - What scrolls in it.
 * @csspart content - The column of messages.
 * @csspart message - One message.
 * @csspart message-avatar - Its author's face.
 * @csspart message-header - Its name, note and time.
 * @csspart message-body - Its parts; of an own message, the bubble.
 * @csspart message-text - A text part of it.
 * @csspart message-status - What became of it.
 * @csspart message-actions - Its quiet buttons.
 * @csspart code-block - Each `<loqui-code-block>` in its text.
 * @csspart mention - A mention in it.
 * @csspart reasoning - A reasoning part of it.
 * @csspart tool - A tool call.
 * @csspart file - A file.
 * @csspart sources - Its list of sources.
 * @csspart day - A day separator.
 * @csspart trouble - What is said where the room could not be opened.
 * @csspart pill - The way to the newest messages.
 * @csspart paging - What is said about older messages above the first.
 * @csspart empty - What is shown before the first message.
 * @csspart greeting - The greeting in it.
 * @csspart suggestion - One suggestion in it.
 * @csspart error - What is said when an act failed.
 * @csspart activity - The line above the composer.
 * @csspart composer - The composer.
 * @csspart composer-base - The composer's own element.
 * @csspart field - The box around the text.
 * @csspart input - The text area.
 * @csspart tools - The row below the text.
 * @csspart composing - The line above the text that says what is edited or answered.
 * @csspart cancel - Its button that leaves that.
 * @csspart hint - The line about keys.
 * @csspart excess - In its place, how much of the text is too much.
 * @csspart send - The send button.
 * @csspart stop - The stop button.
 *
 * @cssproperty [--loqui-panel-radius] - Corners of the panel itself; 0 where it fills the page.
 * @cssproperty [--loqui-accent] - The one colour; every other accent follows it.
 * @cssproperty [--loqui-surface] - Background.
 * @cssproperty [--loqui-surface-raised] - Background of fields, cards and buttons.
 * @cssproperty [--loqui-surface-sunken] - Background of code.
 * @cssproperty [--loqui-text] - Text.
 * @cssproperty [--loqui-text-muted] - Quiet text.
 * @cssproperty [--loqui-border] - Lines.
 * @cssproperty [--loqui-accent-soft] - The own bubble.
 * @cssproperty [--loqui-accent-text] - Links, mentions, focus rings.
 * @cssproperty [--loqui-on-accent] - Text on the accent.
 * @cssproperty [--loqui-success] - What went well.
 * @cssproperty [--loqui-warning] - What waits for a person.
 * @cssproperty [--loqui-danger] - What failed.
 * @cssproperty [--loqui-font] - Typeface; the page's own by default, the system's where the page has chosen none.
 * @cssproperty [--loqui-font-mono] - Typeface of code.
 * @cssproperty [--loqui-font-size=0.9375rem] - Size of text; at least 15px by default. Smaller text follows it.
 * @cssproperty [--loqui-radius=10px] - The lever of all rounded corners; 0 is square.
 * @cssproperty [--loqui-space=4px] - The step of all spacing.
 * @cssproperty [--loqui-measure=72ch] - Longest line.
 *
 * @cssState no-page-font - The page has chosen no typeface: the system's is used.
 */
export class LoquiChat extends RoomPanel {
  override render(): TemplateResult {
    return this.frame(false, '');
  }
}
