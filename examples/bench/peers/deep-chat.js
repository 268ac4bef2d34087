// deep-chat with a handler that streams.
import 'deep-chat';

export default {
  async mount(place) {
    const chat = document.createElement('deep-chat');
    let signals;
    let begun;
    chat.style.cssText = 'display: block; inline-size: 800px; block-size: 800px; border: 0';
    chat.connect = {
      stream: true,
      handler(_body, given) {
        signals = given;
        signals.onOpen();
        begun();
      },
    };
    place.append(chat);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      begin: () =>
        new Promise((resolve) => {
          begun = resolve;
          chat.submitUserMessage({ text: 'How does it work?' });
        }),
      push: (text) => signals.onResponse({ text }),
      end: () => signals.onClose(),
    };
  },
};
