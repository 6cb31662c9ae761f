from datetime import timedelta

import httpx
from getstream.models import SearchPayload, SortParamRequest

from harness import expect, operation
from world import TYPE, now


@operation
def export_channels(op, world):
    id = world.channel()
    world.message(id, "To be exported")
    one = [{"type": TYPE, "id": id}]
    task = op(channels=one, clear_deleted_message_text=False, export_users=False).task_id
    file = httpx.get(world.finished(task).result["url"])
    expect("To be exported" in file.text, True, "whether the message is in the file")
    op(channels=one, include_soft_deleted_channels=False, include_truncated_messages=False)
    op(channels=[{"cid": f"{TYPE}:{id}"}], version="v2")
    op.fails(4, 400, channels=[])


@operation
def search(op, world):
    word = f"xylophone{next(world.numbers)}"
    id = world.channel()
    wanted = world.message(id, f"Who plays the {word}?")
    world.message(id, f"Not me, the {word} is yours")
    here = {"cid": f"{TYPE}:{id}"}
    newest = [SortParamRequest(field="created_at", direction=-1)]
    expect(len(op(payload=SearchPayload(filter_conditions=here, query=word)).results), 2, "how many say so")
    page = op(payload=SearchPayload(filter_conditions=here, query=word, sort=newest, limit=1))
    rest = op(payload=SearchPayload(filter_conditions=here, query=word, sort=newest, limit=1, next=page.next))
    expect(rest.results[0].message.id, wanted, "the older one")
    by_words = {"text": {"$q": "plays"}}
    found = op(payload=SearchPayload(filter_conditions=here, message_filter_conditions=by_words)).results
    expect([each.message.id for each in found], [wanted], "what has that word")
    both = SearchPayload(filter_conditions=here, query=word, message_filter_conditions=by_words)
    op.fails(4, 400, payload=both)
    op.fails(4, 400, payload=SearchPayload(filter_conditions=here))
    op.fails(4, 400, payload=SearchPayload(filter_conditions=here, query=word, offset=1, sort=newest))


@operation
def get_retention_policy(op, world):
    world.chat.set_retention_policy(max_age_hours=43800, policy="old-messages")
    expect("old-messages" in [each.policy for each in op().policies], True, "whether the policy is there")
    op.fails(43, 401, client=world.impostor)


@operation
def set_retention_policy(op, world):
    made = op(max_age_hours=43800, policy="inactive-channels").policy
    expect(made.config.max_age_hours, 43800, "the age from which on channels go")
    op.fails(4, 400, max_age_hours=23, policy="old-messages")


@operation
def delete_retention_policy(op, world):
    world.chat.set_retention_policy(max_age_hours=43800, policy="inactive-channels")
    op(policy="inactive-channels")
    op.fails(16, 404, policy="inactive-channels")


@operation
def get_retention_policy_runs(op, world):
    newest = [{"field": "date", "direction": -1}]
    since = {"date": {"$gte": "2020-01-01T00:00:00Z"}, "policy": "old-messages"}
    runs = op(limit=25, sort=newest, filter_conditions=since).runs
    dates = [each.date for each in runs]
    expect((len(dates), dates), (25, sorted(dates, reverse=True)), "the dates of the first page")
    page = op(prev=None, next=None, limit=1)
    op(prev=None, next=page.next, limit=1)
    op.fails(4, 400, limit=101)


@operation
def query_team_usage_stats(op, world):
    month = (now() - timedelta(days=40)).strftime("%Y-%m")
    page = op(limit=2, end_date=None, month=month)
    names = [each.team for each in (*page.teams, *op(next=page.next, limit=2, month=month).teams)]
    expect((len(names), names), (4, sorted(set(names))), "the teams of the first two pages")
    first, last = (f"{now() - timedelta(days=days):%Y-%m-%d}" for days in (7, 1))
    week = op(next=None, start_date=first, end_date=last).teams[0].messages_daily
    expect(len(week.daily), 7, "how many days have a value")
    op.fails(4, 400, month="invalid")
    op.fails(4, 400, limit=31)
