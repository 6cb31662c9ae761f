from harness import expect, operation
from world import TYPE, ahead


@operation
def get_draft(op, world):
    id = world.channel()
    parent = world.message(id)
    world.draft(id)
    world.draft(id, parent_id=parent)
    expect(op(type=TYPE, id=id, user_id=world.alice, parent_id=parent).draft.parent_id, parent, "the parent")
    op(type=TYPE, id=id, user_id=world.alice)
    op.fails(16, 404, type=TYPE, id=id, user_id=world.bob)


@operation
def delete_draft(op, world):
    id = world.channel()
    parent = world.message(id)
    world.draft(id, parent_id=parent)
    op(type=TYPE, id=id, user_id=world.alice, parent_id=parent)
    op.fails(16, 404, type=TYPE, id="nowhere", user_id=world.alice)


@operation
def query_drafts(op, world):
    id = world.channel()
    world.draft(id)
    world.draft(world.channel())
    mine = op(user_id=world.alice, limit=25, filter={"channel_cid": f"{TYPE}:{id}"})
    expect([each.channel.cid for each in mine.drafts], [f"{TYPE}:{id}"], "where the draft is")
    sort = [{"field": "created_at", "direction": -1}]
    page = op(user_id=world.alice, sort=sort, next=None, limit=1)
    back = op(user_id=world.alice, sort=sort, next=page.next, limit=1)
    op(user={"id": world.alice, "custom": {}}, prev=back.prev, sort=sort, limit=1)
    op.fails(4, 400, "must be provided when using server side auth", limit=25)


@operation
def create_reminder(op, world):
    id = world.reminded_channel()
    op(message_id=world.message(id), user_id=world.bob, user={"id": world.bob, "custom": {}})
    message = world.message(id)
    op(message_id=message, user_id=world.bob, remind_at=ahead(hours=1))
    op.fails(4, 400, message_id=message, user_id=world.bob)
    without = world.channel(config_overrides={"user_message_reminders": False})
    op.fails(19, 400, message_id=world.message(without), user_id=world.bob)


@operation
def update_reminder(op, world):
    message = world.message(world.reminded_channel())
    world.chat.create_reminder(message_id=message, user_id=world.bob, remind_at=ahead(hours=1))
    cleared = op(message_id=message, user_id=world.bob, user={"id": world.bob, "custom": {}}).reminder
    expect(cleared.remind_at, None, "when it falls due without remind_at")
    moment = ahead(hours=2).replace(microsecond=0)
    expect(
        op(message_id=message, user_id=world.bob, remind_at=moment).reminder.remind_at, moment, "remind_at"
    )
    op.fails(16, 404, message_id=world.message(), user_id=world.bob, remind_at=moment)


@operation
def delete_reminder(op, world):
    message = world.message(world.reminded_channel())
    world.chat.create_reminder(message_id=message, user_id=world.bob)
    op(message_id=message, user_id=world.bob)
    op.fails(16, 404, message_id=message, user_id=world.bob)


@operation
def query_reminders(op, world):
    message = world.message(world.reminded_channel())
    world.chat.create_reminder(message_id=message, user_id=world.bob, remind_at=ahead(hours=1))
    world.chat.create_reminder(message_id=world.message(world.reminded_channel()), user_id=world.bob)
    found = op(user_id=world.bob, limit=25, filter={"message_id": message})
    expect([each.message.id for each in found.reminders], [message], "the message to be reminded of")
    page = op(user_id=world.bob, sort=[], next=None, limit=1)
    back = op(user_id=world.bob, sort=[], next=page.next, limit=1)
    op(user={"id": world.bob, "custom": {}}, prev=back.prev, limit=1)
    op.fails(4, 400, "must be provided when using server side auth", limit=25)
