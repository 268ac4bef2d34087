export const strings = {
  thinking: 'Thinking…',
  thought: 'Thought',
};
