from getstream.models import (
    QueryBannedUsersPayload,
    QueryFutureChannelBansPayload,
    QueryMessageFlagsPayload,
    SortParamRequest,
)

from harness import expect, operation


@operation
def mute_channel(op, world):
    cid = world.cid()
    user = {"id": world.bob, "custom": {}}
    one = op(user_id=world.bob, expiration=60_000, user=user, channel_cids=[cid])
    expect(one.channel_mute.channel.cid, cid, "the one channel that was muted")
    expect(one.channel_mute.expires is not None, True, "whether it says when that ends")
    several = op(channel_cids=[cid, world.cid()], user_id=world.bob)
    expect(len(several.channel_mutes), 2, "how many were muted")
    op.fails(4, 400, "must be provided when using server side auth", channel_cids=[cid])


@operation
def unmute_channel(op, world):
    cid = world.cid()
    world.chat.mute_channel(channel_cids=[cid], user_id=world.bob)
    op(user_id=world.bob, expiration=60_000, user={"id": world.bob, "custom": {}}, channel_cids=[cid])
    op(channel_cids=[cid], user_id=world.bob)
    op.fails(4, 400, "must be provided when using server side auth", channel_cids=[cid])


@operation
def query_message_flags(op, world):
    message = world.message()
    world.client.moderation.flag(
        entity_type="stream:chat:v1:message", entity_id=message, user_id=world.bob, reason="spam"
    )
    flags = op(payload=QueryMessageFlagsPayload(filter_conditions={"message_id": message}, limit=10)).flags
    expect([each.user.id for each in flags], [world.bob], "who flagged it")
    newest = [SortParamRequest(field="created_at", direction=-1)]
    op(payload=QueryMessageFlagsPayload(filter_conditions={"is_reviewed": False}, sort=newest))
    op.fails(4, 400, payload=QueryMessageFlagsPayload(limit=301))


@operation
def query_banned_users(op, world):
    person = world.name("person")
    world.client.update_users(users={person: {"id": person}})
    cid = world.cid()
    world.client.moderation.ban(
        target_user_id=person, banned_by_id=world.alice, channel_cid=cid, timeout=60, reason="noise & more"
    )
    bans = op(
        payload=QueryBannedUsersPayload(
            filter_conditions={"channel_cid": cid, "reason": "noise & more"}, exclude_expired_bans=True
        )
    ).bans
    expect(
        [(each.user.id, each.banned_by.id) for each in bans],
        [(person, world.alice)],
        "who was banned by whom",
    )
    op.fails(4, 400, payload=QueryBannedUsersPayload(filter_conditions={}, limit=301))


@operation
def query_future_channel_bans(op, world):
    all_of_them = op(payload=QueryFutureChannelBansPayload(include_total=True, limit=1))
    expect((len(all_of_them.bans), all_of_them.total > 1), (1, True), "how many of how many there are")
    own = op(payload=QueryFutureChannelBansPayload(user_id=world.alice, exclude_expired_bans=True))
    expect(own.bans, [], "the bans of alice's")
    against = QueryFutureChannelBansPayload(target_user_id=world.bob, include_total=True, limit=10)
    expect(op(payload=against).total, 0, "how many there are against bob")
    op.fails(4, 400, payload=QueryFutureChannelBansPayload(user_id=world.alice, limit=301))
