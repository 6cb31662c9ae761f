/** Who has hidden what came before a moment: hardly anybody, and asked for with every message that is removed for good. */
export const membersHidden = `
create index members_hidden on members (cid, hide_messages_before) where hide_messages_before is not null;
`;
