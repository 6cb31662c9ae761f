/** The rules of channel types from before there were grants. */
export const policies = `
alter table channel_types add column policies text not null default '[]';
`;
