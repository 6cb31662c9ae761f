from getstream.models import QueryMembersPayload, SortParamRequest

from harness import expect, operation
from world import TYPE


@operation
def query_channels(op, world):
    cid = world.cid(custom={"colour": "teal"})
    op(user_id="conform-john", limit=25, sort=[])
    found = op(filter_conditions={"cid": cid}, message_limit=10)
    expect(found.channels[0].channel.custom["colour"], "teal", "the custom data of what has that cid")
    expect(len(found.channels[0].members), 2, "how many members it shows")
    op(filter_conditions={"members": {"$in": [world.alice]}}, sort=[{"field": "created_at", "direction": -1}])
    name = world.name("filter")
    world.chat.create_predefined_filter(
        name=name,
        operation="QueryChannels",
        filter={"cid": "{{cid}}"},
        sort=[{"field": "{{field}}", "direction": -1}],
    )
    values = {"cid": cid}
    by = {"field": "created_at"}
    found = op(offset=0, predefined_filter=name, filter_values=values, sort_values=by)
    expect([each.channel.cid for each in found.channels], [cid], "what the predefined filter finds")
    op(filter_values={}, sort_values={})
    op.fails(4, 400, "sort[0].direction", sort=[{"field": "created_at", "direction": 0}])
    op.fails(16, 404, predefined_filter="nowhere")
    op.fails(4, 400, limit=31)


@operation
def channel_batch_update(op, world):
    cid = world.cid()
    task = op(
        filter={"cids": {"$in": [cid]}},
        operation="addMembers",
        data={"auto_translation_enabled": False},
        members=[{"user_id": world.carol}],
    ).task_id
    expect(world.finished(task).status, "completed", "the task")
    members = world.chat.query_members(
        payload=QueryMembersPayload(
            type=TYPE, id=cid.split(":")[1], filter_conditions={"user_id": world.carol}
        )
    ).data.members
    expect([each.user_id for each in members], [world.carol], "who was added")
    op.fails(4, 400, filter={"cids": [cid]}, operation="addMembers", members=[{"user_id": world.carol}])
    op.fails(4, 400, filter={"cids": {"$in": [cid]}}, operation="add", members=[])


@operation
def delete_channels(op, world):
    first, second = world.cid(), world.cid()
    task = op(cids=[first, second], hard_delete=False).task_id
    state = world.finished(task)
    expect(state.result, {first: {"status": "ok"}, second: {"status": "ok"}}, "the result of the task")
    op.fails(4, 400, cids=[])


@operation
def query_members(op, world):
    id = world.channel()
    page = QueryMembersPayload(
        type=TYPE,
        id=id,
        filter_conditions={},
        sort=[SortParamRequest(field="user_id", direction=-1)],
        limit=1,
    )
    expect([each.user_id for each in op(payload=page).members], [world.bob], "the last of two members")
    named = QueryMembersPayload(type=TYPE, id=id, filter_conditions={"name": {"$autocomplete": "Ali"}})
    expect([each.user_id for each in op(payload=named).members], [world.alice], "who is called so")
    op.fails(4, 400, payload=QueryMembersPayload(type=TYPE, id=id, filter_conditions={}, limit=301))
    op.fails(16, 404, payload=QueryMembersPayload(type=TYPE, id="nowhere", filter_conditions={}))
