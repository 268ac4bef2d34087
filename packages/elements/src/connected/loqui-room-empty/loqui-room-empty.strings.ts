export const strings = {
  emptyRoom: 'No messages yet',
  emptyRoomText: 'Write the first one. Everyone in the room will see it.',
  emptyAgent: (agent: string) => `What can ${agent} do for you?`,
  emptyAgentText: 'Ask a question, or begin with one of these.',
};
