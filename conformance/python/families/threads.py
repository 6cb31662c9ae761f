from harness import expect, operation
from world import TYPE


@operation
def query_threads(op, world):
    id = world.channel()
    parents = [world.thread(id)[0] for _ in range(2)]
    here = {"channel_cid": {"$eq": f"{TYPE}:{id}"}}
    found = op(user_id=world.bob, limit=25, filter=here).threads
    expect(sorted(each.parent_message_id for each in found), sorted(parents), "the threads there")
    sort = [{"field": "created_at", "direction": 1}]
    ordered = op(user_id=world.bob, filter=here, sort=sort, participant_limit=10).threads
    expect([each.parent_message_id for each in ordered], parents, "the threads, oldest first")
    page = op(user_id=world.bob, filter=here, sort=sort, prev=None, reply_limit=10, limit=1)
    expect([each.text for each in page.threads[0].latest_replies], ["I do, 0"], "its replies")
    op(user_id=world.bob, filter=here, sort=sort, next=page.next, limit=1)
    op(member_limit=10, user={"id": world.bob, "custom": {}})
    op.fails(4, 400, "must be provided when using server side auth", limit=25)


@operation
def get_thread(op, world):
    parent, replies = world.thread(replies=3)
    thread = op(message_id=parent, reply_limit=2, participant_limit=10).thread
    expect([each.id for each in thread.latest_replies], replies[1:], "the two latest replies")
    op(message_id=parent, member_limit=10)
    op.fails(16, 404, message_id=world.message())


@operation
def update_thread_partial(op, world):
    parent, _ = world.thread()
    user = {"id": world.alice, "custom": {}}
    changed = op(message_id=parent, user=user, set={"title": "Plans", "colour": "teal"}).thread
    expect((changed.title, changed.custom), ("Plans", {"colour": "teal"}), "the title and custom data")
    expect(op(message_id=parent, user_id=world.alice, unset=["colour"]).thread.custom, {}, "what is left")
    op.fails(16, 404, message_id="nowhere", user_id=world.alice, set={"title": "Plans"})
