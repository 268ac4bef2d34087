import type { TemplateResult } from 'lit';
import { RoomPanel } from '../room-panel.js';

/**
 * @summary A room for people, with agents among them: header, messages, who types, composer. Opens its room itself, or shows that of the provider around it.
 * @tag loqui-chat
 *
 * @attr {string} allowed-link-origins - Origins and paths, separated by spaces, that links in answers may lead to; `*` for all. Default: the page's own.
 * @attr {string} allowed-image-origins - The same for images in answers.
 *
 * @slot header - Replaces the header.
 * @slot header-actions - Buttons and meters at the end of the header.
 * @slot empty - Replaces what is shown before the first message.
 * @slot composer-tools - Buttons at the start of the composer's row.
 * @slot composer-actions - Buttons before send.
 * @slot footer - Below the composer, e.g. a disclaimer.
 *
 * @fires {LoquiSendEvent} loqui-send - Send a message.
 * @fires {LoquiRetryEvent} loqui-retry - Send a failed message again, or request an answer again.
 * @fires {LoquiDiscardEvent} loqui-discard - Discard an unsent message.
 * @fires {LoquiStopEvent} loqui-stop - Stop a run.
 * @fires {LoquiTypingEvent} loqui-typing - The person has begun or stopped typing.
 * @fires {LoquiOlderEvent} loqui-older - Load older messages.
 * @fires {LoquiNewerEvent} loqui-newer - Load newer messages, in an old window.
 * @fires {LoquiReopenEvent} loqui-reopen - Open the room again after a failed opening or a closed line.
 * @fires {LoquiJumpEvent} loqui-jump - Show a message.
 * @fires {LoquiPresentEvent} loqui-present - Show the newest messages.
 * @fires {LoquiDraftEvent} loqui-draft - The unsent text changed.
 * @fires {LoquiCopyEvent} loqui-copy - Write text to the clipboard.
 * @fires {LoquiAttachEvent} loqui-attach - Files were picked.
 * @fires {LoquiCommandEvent} loqui-command - Run a command of the palette: `command`.
 * @fires {LoquiPaletteEvent} loqui-palette - Open the commands or the shortcuts by their keys: `shows`. Cancelled, the key is the page's.
 * @fires {LoquiReadyEvent} loqui-ready - The room is open and its newest messages are loaded: `room`.
 * @fires {LoquiMessageEvent} loqui-message - A message is complete, an answer when it has ended: `message`, `own`.
 * @fires {LoquiRunStartEvent} loqui-run-start - An agent has begun to work: `run`.
 * @fires {LoquiRunEndEvent} loqui-run-end - An agent has ended its work: `run` with its final `status`.
 * @fires {LoquiConnectionChangeEvent} loqui-connection-change - The connection was made, lost or closed: `connection`.
 * @fires {LoquiUnreadChangeEvent} loqui-unread-change - The number of unread messages changed: `count`.
 * @fires {LoquiErrorEvent} loqui-error - An act failed. Cancelled, the panel does not show the error.
 *
 * @csspart base - The panel.
 * @csspart header - The header.
 * @csspart title - The title in the header.
 * @csspart subtitle - The line below it.
 * @csspart list - The list of messages.
 * @csspart scroller - The scroll container of that list.
 * @csspart content - The column of messages.
 * @csspart message - One message.
 * @csspart message-avatar - Its author's avatar.
 * @csspart message-header - Its name, note and time.
 * @csspart message-body - Its parts; of an own message, the bubble.
 * @csspart message-text - A text part of it.
 * @csspart message-status - Its outcome.
 * @csspart message-actions - Its action buttons.
 * @csspart code-block - Each `<loqui-code-block>` in its text.
 * @csspart mention - A mention in it.
 * @csspart reasoning - A reasoning part of it.
 * @csspart tool - A tool call.
 * @csspart file - A file.
 * @csspart sources - Its list of sources.
 * @csspart day - A day separator.
 * @csspart trouble - The text where the room could not be opened.
 * @csspart pill - The button to the newest messages.
 * @csspart paging - The line about older messages above the first.
 * @csspart empty - What is shown before the first message.
 * @csspart greeting - The greeting in it.
 * @csspart suggestion - One suggestion in it.
 * @csspart error - The error of a failed act.
 * @csspart activity - The line above the composer.
 * @csspart composer - The composer.
 * @csspart composer-base - The composer's own element.
 * @csspart field - The box around the text.
 * @csspart input - The text area.
 * @csspart tools - The row below the text.
 * @csspart composing - The line above the text with the edited or answered message.
 * @csspart cancel - The cancel button in that line.
 * @csspart hint - The line about keys.
 * @csspart excess - Shown instead of the hint: by how much the text is too long.
 * @csspart send - The send button.
 * @csspart stop - The stop button.
 *
 * @cssproperty [--loqui-panel-radius] - Radius of the panel itself; 0 where it fills the page.
 * @cssproperty [--loqui-panel-border] - Border of the panel itself.
 * @cssproperty [--loqui-accent] - Accent colour; all other accents follow it.
 * @cssproperty [--loqui-surface] - Background.
 * @cssproperty [--loqui-surface-raised] - Background of fields, cards and buttons.
 * @cssproperty [--loqui-surface-sunken] - Background of code.
 * @cssproperty [--loqui-text] - Text.
 * @cssproperty [--loqui-text-muted] - Quiet text.
 * @cssproperty [--loqui-border] - Lines.
 * @cssproperty [--loqui-accent-soft] - The own bubble.
 * @cssproperty [--loqui-accent-text] - Links, mentions, focus rings.
 * @cssproperty [--loqui-on-accent] - Text on the accent.
 * @cssproperty [--loqui-success] - Success.
 * @cssproperty [--loqui-warning] - Waiting for a person.
 * @cssproperty [--loqui-danger] - Failure.
 * @cssproperty [--loqui-font] - Typeface; default: the page's own, otherwise the system's.
 * @cssproperty [--loqui-font-mono] - Typeface of code.
 * @cssproperty [--loqui-font-size=0.9375rem] - Size of text; at least 15px by default. Smaller text follows it.
 * @cssproperty [--loqui-radius=10px] - Radius that all corners follow; 0 is square.
 * @cssproperty [--loqui-space=4px] - Unit of all spacing.
 * @cssproperty [--loqui-measure=72ch] - Longest line.
 *
 * @cssState no-page-font - The page has set no typeface: the system's is used.
 */
export class LoquiChat extends RoomPanel {
  override render(): TemplateResult {
    return this.frame(false, '');
  }
}
