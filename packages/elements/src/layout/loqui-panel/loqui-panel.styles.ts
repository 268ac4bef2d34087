import { css } from 'lit';

export default css`
  :host {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    min-inline-size: 0;
    min-block-size: 0;
    overflow: auto;
    scrollbar-width: thin;
    /* The lines between the panels are enough. */
    --loqui-panel-radius: 0;
    --loqui-panel-border: 0;
  }
  ::slotted(:is(loqui-chat, loqui-assistant, loqui-panels, loqui-workbench)) {
    block-size: 100%;
    min-block-size: 0;
  }
  @media print {
    :host {
      overflow: visible;
    }
  }
`;
