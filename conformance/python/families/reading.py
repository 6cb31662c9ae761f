from harness import expect, operation
from world import TYPE, ahead


@operation
def mark_read(op, world):
    id = world.channel()
    first = world.message(id)
    parent, _ = world.thread(id)
    op(type=TYPE, id=id, user_id=world.alice, thread_id=parent)
    event = op(type=TYPE, id=id, user={"id": world.bob, "custom": {}}, message_id=first).event
    expect((event.type, event.channel_id), ("message.read", id), "the event")
    op(type=TYPE, id=id, user_id=world.bob)
    op.fails(4, 400, "must be provided when using server side auth", type=TYPE, id=id)


@operation
def mark_unread(op, world):
    id = world.channel()
    message = world.message(id)
    parent, _ = world.thread(id)
    op(type=TYPE, id=id, user_id=world.bob, message_timestamp=ahead(days=-1))
    op(type=TYPE, id=id, thread_id=parent, user={"id": world.alice, "custom": {}})
    op(type=TYPE, id=id, message_id=message, user_id=world.bob)
    op.fails(4, 400, type=TYPE, id=id, user_id=world.bob)
    op.fails(4, 400, type=TYPE, id=id, message_id=message)


@operation
def mark_delivered(op, world):
    cid = world.cid()
    message = world.message(cid.split(":")[1])
    op(user_id=world.bob, latest_delivered_messages=[{"cid": cid, "id": message}])
    op(user_id=world.bob, latest_delivered_messages=[{"cid": cid, "id": "nowhere"}])
    op.fails(4, 400, latest_delivered_messages=[{"cid": cid, "id": message}])


@operation
def mark_channels_read(op, world):
    cid = world.cid()
    message = world.message(cid.split(":")[1])
    user = {"id": world.bob, "custom": {}}
    op(user_id=world.bob, user=user, read_by_channel={cid: message})
    op(user_id=world.bob)
    op.fails(4, 400, "must be provided when using server side auth", read_by_channel={cid: message})


@operation
def unread_counts(op, world):
    reader = world.name("reader")
    world.client.update_users(users={reader: {"id": reader}})
    id = world.channel(members=[{"user_id": world.alice}, {"user_id": reader}])
    world.message(id)
    counts = op(user_id=reader)
    expect(counts.total_unread_count, 1, "how much is unread")
    expect([each.channel_id for each in counts.channels], [f"{TYPE}:{id}"], "where it is unread")
    op.fails(4, 400)


@operation
def unread_counts_batch(op, world):
    counts = op(user_ids=[world.alice, world.bob, "nobody"]).counts_by_user
    expect(sorted(counts), [world.alice, world.bob], "whose counts there are")
    op.fails(4, 400, user_ids=[])


@operation
def send_event(op, world):
    id = world.channel()
    event = {"type": "coffee", "custom": {"cups": 2}, "user_id": world.alice}
    sent = op(type=TYPE, id=id, event=event).event
    expect((sent.type, sent.cid), ("coffee", f"{TYPE}:{id}"), "the event")
    op.fails(18, 400, type=TYPE, id=id, event={"type": "message.new", "user_id": world.alice})


@operation
def send_user_custom_event(op, world):
    op(user_id=world.bob, event={"type": "coffee", "custom": {"cups": 2}})
    op.fails(4, 400, user_id=world.bob, event={"type": "coffee.ready"})
