from getstream.models import ReactionRequest

from harness import expect, operation
from world import now


def react(world, message, kind="like", user=None):
    reaction = {"type": kind, "user_id": user or world.bob}
    world.chat.send_reaction(id=message, reaction=reaction)


@operation
def send_reaction(op, world):
    message = world.message()
    react(world, message, "wow")
    reaction = ReactionRequest(type="like", created_at=now(), user_id=world.bob)
    sent = op(id=message, reaction=reaction, skip_push=False, enforce_unique=True)
    expect(sent.message.reaction_counts, {"like": 1}, "how often what was given")
    op.fails(4, 400, id=message, reaction={"type": "like"})
    op.fails(16, 404, "message with id nowhere doesn't exist", id="nowhere", reaction=reaction)


@operation
def delete_reaction(op, world):
    message = world.message()
    react(world, message)
    expect(op(id=message, type="like", user_id=world.bob).message.reaction_counts, {}, "what is left")
    op.fails(16, 404, id=message, type="like", user_id=world.bob)


@operation
def get_reactions(op, world):
    message = world.message()
    react(world, message)
    expect([each.type for each in op(id=message, limit=25, offset=0).reactions], ["like"], "the reactions")
    op.fails(16, 404, id="nowhere")


@operation
def query_reactions(op, world):
    message = world.message()
    for kind in ("like", "wow", "love"):
        react(world, message, kind)
    op(id=message, user_id=world.bob, limit=25)
    some = op(id=message, filter={"type": {"$in": ["wow"]}}, sort=[{"field": "created_at", "direction": -1}])
    expect([each.type for each in some.reactions], ["wow"], "the reactions of that type")
    page = op(id=message, next=None, user={"id": world.bob, "custom": {}}, limit=1)
    back = op(id=message, next=page.next, limit=1)
    again = op(id=message, prev=back.prev, limit=1)
    expect([each.type for each in again.reactions], [each.type for each in page.reactions], "the page before")
    op(id=message)
    op.fails(4, 400, id=message, limit=101)


@operation
def cast_poll_vote(op, world):
    message, poll, options = world.poll(allow_answers=True)
    user = {"id": world.bob, "custom": {}}
    vote = {"option_id": options[0]}
    cast = op(message_id=message, poll_id=poll, user_id=world.bob, user=user, vote=vote)
    expect(cast.vote.option_id, options[0], "what was voted for")
    answer = op(message_id=message, poll_id=poll, user_id=world.bob, vote={"answer_text": "The desert"})
    expect(answer.vote.answer_text, "The desert", "the answer of their own")
    nothing = {"option_id": "nowhere"}
    op.fails(4, 400, message_id=message, poll_id=poll, user_id=world.bob, vote=nothing)
    world.client.update_poll_partial(poll_id=poll, user_id=world.alice, set={"is_closed": True})
    op.fails(4, 400, message_id=message, poll_id=poll, user_id=world.bob, vote=vote)


@operation
def delete_poll_vote(op, world):
    message, poll, options = world.poll()
    vote = world.chat.cast_poll_vote(
        message_id=message, poll_id=poll, user_id=world.bob, vote={"option_id": options[0]}
    ).data.vote
    gone = op(message_id=message, poll_id=poll, vote_id=vote.id, user_id=world.bob)
    expect(gone.vote.id, vote.id, "the vote that was taken back")
    op.fails(16, 404, message_id=message, poll_id=poll, vote_id=vote.id, user_id=world.bob)
