from getstream.models import MessagePaginationParams

from harness import expect, operation
from world import TYPE, ahead, now


@operation
def get_or_create_channel(op, world):
    id = world.name("channel")
    data = {
        "created_by_id": world.alice,
        "auto_translation_enabled": False,
        "members": [{"user_id": world.bob}],
    }
    made = op(type=TYPE, id=id, data=data, hide_for_creator=False)
    expect([each.user_id for each in made.members], [world.bob], "the members, among whom the creator is not")
    first = world.message(id, "One")
    world.message(id, "Two")
    window = op(
        type=TYPE,
        id=id,
        members={"limit": 25},
        messages=MessagePaginationParams(created_at_after=ahead(days=-1)),
    )
    expect([each.text for each in window.messages], ["One", "Two"], "the messages")
    older = op(type=TYPE, id=id, messages={"limit": 1, "id_lte": first})
    expect([each.id for each in older.messages], [first], "the messages up to the first")
    op(type=TYPE, id=id, state=False, thread_unread_counts=False)
    op(type=TYPE, id=id, watchers={"limit": 25})
    op.fails(
        4, 400, "either data.created_by or data.created_by_id must be provided", type=TYPE, id=world.name()
    )
    ghost = {"created_by_id": world.alice, "members": [{"user_id": "ghost"}]}
    op.fails(4, 400, "don't exist: [ghost]", type=TYPE, id=world.name(), data=ghost)


@operation
def get_or_create_distinct_channel(op, world):
    members = [{"user_id": world.alice}, {"user_id": world.carol}]
    data = {"auto_translation_enabled": False, "created_by_id": world.alice, "members": members}
    made = op(type=TYPE, data=data, hide_for_creator=False).channel
    expect(made.id.startswith("!members-"), True, "whether the id is of distinct members")
    again = op(
        type=TYPE, data=data, members={"limit": 25}, messages=MessagePaginationParams(created_at_after=now())
    )
    expect(again.channel.id, made.id, "the id for the same members")
    op(type=TYPE, data=data, state=False, thread_unread_counts=False)
    op(type=TYPE, data=data, watchers={"limit": 25})
    alone = {"created_by_id": world.alice, "members": [{"user_id": world.alice}]}
    op.fails(4, 400, "specify at least 2 members", type=TYPE, data=alone)


@operation
def update_channel(op, world):
    id = world.channel(custom={"colour": "teal"})
    op(type=TYPE, id=id, user_id=world.alice, skip_push=False)
    added = op(type=TYPE, id=id, add_members=[{"user_id": world.carol}], add_moderators=[world.bob])
    expect(added.channel.member_count, 3, "how many members there are")
    op(
        type=TYPE,
        id=id,
        assign_roles=[{"user_id": world.carol, "channel_role": "channel_moderator"}],
        cooldown=10,
    )
    changed = op(
        type=TYPE, id=id, data={"auto_translation_enabled": False}, demote_moderators=[world.bob, world.carol]
    )
    expect(changed.channel.custom, {}, "the custom data after data without it")
    op.fails(4, 400, "could not find user ghost", type=TYPE, id=id, add_members=[{"user_id": "ghost"}])
    op.fails(
        17, 403, "distinct channel", type=TYPE, id=world.distinct(), add_members=[{"user_id": world.bob}]
    )


@operation
def update_channel_partial(op, world):
    id = world.channel(custom={"colour": "teal", "size": 3})
    op(type=TYPE, id=id, user_id=world.alice, unset=["size"])
    user = {"id": world.alice, "custom": {}}
    changed = op(type=TYPE, id=id, user=user, set={"frozen": True, "shape": "round"}).channel
    expect((changed.frozen, changed.custom), (True, {"colour": "teal", "shape": "round"}), "what was set")
    op.fails(16, 404, "Can't find channel with id messaging:nowhere", type=TYPE, id="nowhere", set={"a": 1})


@operation
def delete_channel(op, world):
    gone = op(type=TYPE, id=world.channel(), hard_delete=False).channel
    expect(gone.deleted_at is not None, True, "whether it says when it was deleted")
    op(type=TYPE, id=world.channel(), hard_delete=True)
    op.fails(16, 404, type=TYPE, id="nowhere")


@operation
def hide_channel(op, world):
    id = world.channel()
    op(type=TYPE, id=id, user_id=world.bob, user={"id": world.bob, "custom": {}})
    op(type=TYPE, id=id, user_id=world.bob, clear_history=False)
    hidden = world.chat.query_channels(filter_conditions={"cid": f"{TYPE}:{id}"}, user_id=world.bob).data
    expect(hidden.channels, [], "what bob finds by default")
    op.fails(4, 400, type=TYPE, id=id, clear_history=False)


@operation
def show_channel(op, world):
    id = world.channel()
    world.chat.hide_channel(type=TYPE, id=id, user_id=world.bob)
    op(type=TYPE, id=id, user_id=world.bob, user={"id": world.bob, "custom": {}})
    found = world.chat.query_channels(filter_conditions={"cid": f"{TYPE}:{id}"}, user_id=world.bob).data
    expect(len(found.channels), 1, "how many bob finds again")
    op.fails(4, 400, type=TYPE, id=id)


@operation
def truncate_channel(op, world):
    id = world.channel()
    world.message(id)
    truncated = op(type=TYPE, id=id, user_id=world.alice, hard_delete=False).channel
    expect(truncated.truncated_by.id, world.alice, "who truncated it")
    op(type=TYPE, id=id, skip_push=False, member_ids=[world.bob])
    op(type=TYPE, id=id, truncated_at=now(), user={"id": world.alice, "custom": {}})
    said = op(type=TYPE, id=id, message={"attachments": [], "text": "All gone", "user_id": world.alice})
    expect(said.message.type, "system", "the type of the message about it")
    left = world.chat.get_or_create_channel(type=TYPE, id=id).data.messages
    expect([each.text for each in left], ["All gone"], "the messages that are left")
    op.fails(16, 404, "Can't find channel with id messaging:nowhere", type=TYPE, id="nowhere")


@operation
def update_member_partial(op, world):
    id = world.channel()
    member = op(type=TYPE, id=id, user_id=world.bob, set={"pinned": True, "desk": "left"}).channel_member
    expect((member.pinned_at is not None, member.custom), (True, {"desk": "left"}), "what was set")
    expect(op(type=TYPE, id=id, user_id=world.bob, unset=["desk"]).channel_member.custom, {}, "what is left")
    op.fails(4, 400, type=TYPE, id=id, user_id=world.carol, set={"pinned": True})
