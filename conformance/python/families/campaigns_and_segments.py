from harness import expect, operation
from world import ahead


@operation
def query_campaigns(op, world):
    campaign = world.campaign()
    op(limit=25, filter={}, sort=[])
    page = op(prev=None, next=None, limit=1)
    op(next=page.next, prev=None, limit=1)
    op(user_limit=10)
    found = op(filter={"id": campaign}, sort=[{"field": "created_at", "direction": -1}])
    expect([each.id for each in found.campaigns], [campaign], "what has that id")
    op.fails(4, 400, limit=101)


@operation
def get_campaign(op, world):
    campaign = world.campaign()
    expect(op(id=campaign, limit=25, next=None).campaign.status, "draft", "the status of a new campaign")
    op(id=campaign, prev=None)
    op.fails(16, 404, id="nowhere")


@operation
def start_campaign(op, world):
    later = world.campaign()
    started = op(id=later, scheduled_for=ahead(days=1), stop_at=ahead(days=2))
    expect(started.campaign.status, "scheduled", "the status of what starts tomorrow")
    op(id=world.campaign())
    op.fails(16, 404, id="nowhere")
    done = world.chat.query_campaigns(filter={"status": "completed"}, limit=1).data.campaigns[0]
    op.fails(4, 400, id=done.id)


@operation
def stop_campaign(op, world):
    campaign = world.campaign()
    world.chat.start_campaign(id=campaign, scheduled_for=ahead(days=1))
    expect(op(id=campaign).status, "stopped", "the status of a stopped campaign")
    done = world.chat.query_campaigns(filter={"status": "completed"}, limit=1).data.campaigns[0]
    op.fails(4, 400, id=done.id)
    op.fails(16, 404, id="nowhere")


@operation
def query_segments(op, world):
    segment = world.segment()
    op(filter={}, limit=25, sort=[])
    page = op(filter={}, prev=None, next=None, limit=1)
    op(filter={}, prev=None, next=page.next, limit=1)
    expect(
        [each.id for each in op(filter={"id": {"$in": [segment]}}).segments], [segment], "what has that id"
    )
    op.fails(4, 400, filter={}, limit=101)


@operation
def get_segment(op, world):
    expect(op(id=world.segment()).segment.size, 2, "the size of a segment of two")
    op.fails(16, 404, id="nowhere")


@operation
def delete_segment(op, world):
    segment = world.segment()
    op(id=segment)
    op.fails(16, 404, id=segment)


@operation
def delete_segment_targets(op, world):
    segment = world.segment()
    op(id=segment, target_ids=[world.bob, "nobody"])
    expect(world.chat.get_segment(id=segment).data.segment.size, 1, "the size after one has gone")
    op.fails(4, 400, id=segment, target_ids=[])


@operation
def segment_target_exists(op, world):
    segment = world.segment()
    op(id=segment, target_id=world.bob)
    op.fails(16, 404, id=segment, target_id=world.alice)


@operation
def query_segment_targets(op, world):
    segment = world.segment()
    op(id=segment, limit=25, sort=[])
    page = op(id=segment, filter={}, next=None, limit=1)
    rest = op(id=segment, filter={}, next=page.next, limit=1)
    expect(
        [each.target_id for each in (*page.targets, *rest.targets)], [world.bob, world.carol], "the targets"
    )
    op(id=segment, prev=None)
    found = op(id=segment, filter={"target_id": {"$gte": world.carol}})
    expect([each.target_id for each in found.targets], [world.carol], "the targets from carol on")
    op.fails(16, 404, id="nowhere")
