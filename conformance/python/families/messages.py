from getstream.models import SortParamRequest

from harness import expect, operation
from world import TYPE


@operation
def send_message(op, world):
    id = world.channel()
    message = {"attachments": [], "text": "Hello", "user_id": world.alice}
    op(type=TYPE, id=id, message=message, skip_push=False, keep_channel_hidden=False)
    waiting = op(
        type=TYPE, id=id, message=message, pending=True, pending_message_metadata={"why": "to be looked at"}
    )
    expect(waiting.pending_message_metadata, {"why": "to be looked at"}, "what was noted with it")
    op(type=TYPE, id=id, message=message, pending=False, pending_message_metadata={})
    sent = op(type=TYPE, id=id, message=message, skip_enrich_url=False, force_moderation=False).message
    expect((sent.text, sent.user.id), ("Hello", world.alice), "what was said and by whom")
    twice = {**message, "id": sent.id}
    op.fails(4, 400, f"a message with ID {sent.id} already exists", type=TYPE, id=id, message=twice)
    op.fails(4, 400, type=TYPE, id=id, message={"text": "By nobody"})
    op.fails(16, 404, type=TYPE, id="nowhere", message=message)
    op.fails(20, 400, type=TYPE, id=id, message={**message, "text": "x" * 5001})
    _, replies = world.thread(id)
    op.fails(21, 400, type=TYPE, id=id, message={**message, "parent_id": replies[0]})


@operation
def get_many_messages(op, world):
    id = world.channel()
    first, second = world.message(id), world.message(id)
    found = op(type=TYPE, id=id, ids=[first, second, first, "nowhere"]).messages
    expect(sorted(each.id for each in found), sorted([first, second]), "the messages")
    op.fails(4, 400, type=TYPE, id=id, ids=[f"message-{each}" for each in range(51)])


@operation
def get_message(op, world):
    message = world.message()
    found = op(id=message, show_deleted_message=False).message
    expect(found.channel.type, TYPE, "the type of its channel")
    world.chat.delete_message(id=message)
    expect(op(id=message).message.type, "deleted", "the type of a deleted message")
    shown = op(id=message, show_deleted_message=True).message
    expect(shown.text, "Good morning", "the text of a deleted message, when asked for")
    op.fails(16, 404, "message with id nowhere doesn't exist", id="nowhere")


@operation
def update_message(op, world):
    message = world.message(custom={"colour": "teal"})
    body = {"attachments": [], "text": "Good evening", "user_id": world.alice}
    changed = op(id=message, message=body, skip_push=False, skip_enrich_url=False).message
    expect((changed.text, changed.custom), ("Good evening", {}), "the text and custom data")
    op.fails(16, 404, "message with id nowhere doesn't exist", id="nowhere", message=body)


@operation
def update_message_partial(op, world):
    message = world.message(custom={"colour": "teal"})
    op(id=message, user_id=world.alice, skip_push=False)
    changed = op(
        id=message, user_id=world.alice, set={"pinned": True, "text": "Hi"}, unset=["colour"]
    ).message
    expect((changed.text, changed.pinned, changed.custom), ("Hi", True, {}), "what was changed")
    op(id=message, user={"id": world.alice, "custom": {}}, skip_enrich_url=False, set={"size": 3})
    op.fails(4, 400, id=message, set={"text": "By nobody"})
    op.fails(16, 404, id="nowhere", user_id=world.alice, set={"text": "Hi"})


@operation
def ephemeral_message_update(op, world):
    message = world.message(custom={"colour": "teal"})
    op(id=message, user_id=world.alice, skip_push=False)
    changed = op(id=message, user_id=world.alice, set={"text": "For a moment"}, unset=["colour"]).message
    expect(changed.text, "For a moment", "the text in the answer")
    op(id=message, user={"id": world.alice, "custom": {}}, skip_enrich_url=False)
    expect(world.chat.get_message(id=message).data.message.text, "Good morning", "the text that is kept")
    op.fails(16, 404, id="nowhere", user_id=world.alice, set={"text": "Hi"})


@operation
def delete_message(op, world):
    gone = op(id=world.message(), hard=False, deleted_by=world.alice).message
    expect(gone.type, "deleted", "the type of a deleted message")
    op(id=world.message(), delete_for_me=True, deleted_by=world.alice)
    message = world.message()
    op(id=message, hard=True)
    op.fails(16, 404, f"message with id {message} doesn't exist", id=message)
    op.fails(4, 400, id=world.message(), delete_for_me=True)


@operation
def undelete_message(op, world):
    message = world.message()
    world.chat.delete_message(id=message)
    expect(op(id=message, undeleted_by=world.alice).message.text, "Good morning", "the text, restored")
    op.fails(4, 400, id=message, undeleted_by=world.alice)


@operation
def commit_message(op, world):
    message = {"text": "Wait", "user_id": world.alice}
    sent = world.chat.send_message(type=TYPE, id=world.channel(), message=message, pending=True).data.message
    expect(op(id=sent.id).message.text, "Wait", "the text of what was committed")
    op.fails(4, 400, id=sent.id)
    op.fails(16, 404, id="nowhere")


@operation
def run_message_action(op, world):
    id = world.channel()
    user = {"id": world.alice, "custom": {}}
    message = world.message(id, "/giphy hello")
    done = op(id=message, form_data={"image_action": "send"}, user_id=world.alice, user=user).message
    expect(done.type, "regular", "the type of what was sent")
    op.fails(4, 400, id=world.message(id), form_data={"image_action": "send"}, user_id=world.alice)
    op.fails(16, 404, id="nowhere", form_data={"image_action": "send"}, user_id=world.alice)


@operation
def translate_message(op, world):
    message = op(id=world.message(), language="fr").message
    expect(sorted(message.i18n), ["en_text", "fr_text", "language"], "the languages it has")
    op.fails(4, 400, id=message.id, language="klingon")


@operation
def query_message_history(op, world):
    message = world.message(text="One")
    for text in ("Two", "Three"):
        world.chat.update_message_partial(id=message, user_id=world.alice, set={"text": text})
    history = op(filter={"message_id": message}, limit=25, sort=[]).message_history
    expect([each.text for each in history], ["Two", "One"], "what it said before, newest first")
    page = op(filter={"message_id": message}, prev=None, next=None, limit=1)
    op(filter={"message_id": message}, prev=None, next=page.next, limit=1)
    op.fails(4, 400, filter={})


@operation
def get_replies(op, world):
    parent, replies = world.thread(replies=4)
    found = op(parent_id=parent, limit=25, sort=[SortParamRequest(field="created_at", direction=1)]).messages
    expect([each.id for each in found], replies, "the replies, oldest first")
    later = op(parent_id=parent, id_gte=replies[1], id_gt=replies[1]).messages
    expect([each.id for each in later], replies[2:], "the replies after the second")
    earlier = op(parent_id=parent, id_lte=replies[2], id_lt=replies[2]).messages
    expect([each.id for each in earlier], replies[:2], "the replies before the third")
    op(parent_id=parent, id_around=replies[1])
    op.fails(16, 404, parent_id="nowhere")
