/** The events a provider carries out. */
import {
  LoquiDiscardEvent,
  LoquiDraftEvent,
  LoquiJumpEvent,
  LoquiNewerEvent,
  LoquiOlderEvent,
  LoquiPresentEvent,
  LoquiReconnectEvent,
  LoquiReleaseEvent,
  LoquiReopenEvent,
  LoquiRetryEvent,
  LoquiSendEvent,
  LoquiStopEvent,
  LoquiTypingEvent,
} from '../events.js';

export const acts = [
  LoquiSendEvent,
  LoquiRetryEvent,
  LoquiDiscardEvent,
  LoquiReconnectEvent,
  LoquiStopEvent,
  LoquiTypingEvent,
  LoquiOlderEvent,
  LoquiNewerEvent,
  LoquiReleaseEvent,
  LoquiReopenEvent,
  LoquiJumpEvent,
  LoquiPresentEvent,
  LoquiDraftEvent,
].map(({ type }) => type);
