"""The world that the calls are made in: the demo's, with a few people and channels of their own."""

import itertools
import secrets
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from getstream import Stream
from getstream.models import UserRequest

TYPE = "messaging"
# A picture of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00"
    "05000101a5f645400000000049454e44ae426082"
)


class World:
    """Makes what a call needs, so that no exercise depends on another."""

    def __init__(self, url: str, key: str, secret: str) -> None:
        self.client = Stream(api_key=key, api_secret=secret, base_url=url)
        self.chat = self.client.chat
        self.numbers = itertools.count(1)
        self.run = secrets.token_hex(3)
        self.files = tempfile.TemporaryDirectory(prefix="backchannel-conformance-")
        self.alice, self.bob, self.carol = "conform-alice", "conform-bob", "conform-carol"
        people = (self.alice, self.bob, self.carol)
        self.client.update_users(
            users={id: UserRequest(id=id, name=id.removeprefix("conform-").title()) for id in people}
        )
        #: With the wrong secret, and with a user's token.
        self.impostor = Stream(api_key=key, api_secret=f"not-{secret}", base_url=url)
        self.as_bob = Stream(api_key=key, token=self.client.create_token(self.bob), base_url=url)

    def close(self) -> None:
        self.files.cleanup()
        for client in (self.client, self.impostor, self.as_bob):
            client.close()

    def name(self, what: str = "thing") -> str:
        """A name that nothing has yet."""
        return f"conform-{what}-{self.run}-{next(self.numbers)}"

    def channel(self, type: str = TYPE, **data: Any) -> str:
        """A new channel of alice and bob, made by alice; `data` as in its creation."""
        id = self.name("channel")
        members = data.pop("members", [{"user_id": self.alice}, {"user_id": self.bob}])
        self.chat.get_or_create_channel(
            type=type, id=id, data={"created_by_id": self.alice, "members": members, **data}
        )
        return id

    def cid(self, **data: Any) -> str:
        return f"{TYPE}:{self.channel(**data)}"

    def distinct(self) -> str:
        """The id of the channel that has exactly alice and carol."""
        members = [{"user_id": self.alice}, {"user_id": self.carol}]
        data = {"created_by_id": self.alice, "members": members}
        answer = self.chat.get_or_create_distinct_channel(type=TYPE, data=data)
        return answer.data.channel.id

    def message(self, channel: str | None = None, text: str = "Good morning", **fields: Any) -> str:
        """A new message of alice's, in a new channel unless one is given."""
        id = channel or self.channel()
        message = {"text": text, "user_id": self.alice, **fields}
        return self.chat.send_message(type=TYPE, id=id, message=message).data.message.id

    def thread(self, channel: str | None = None, replies: int = 1) -> tuple[str, list[str]]:
        """A message of alice's with replies of bob's: its id and theirs."""
        id = channel or self.channel()
        parent = self.message(id, "Who comes along?")
        return parent, [
            self.message(id, f"I do, {each}", user_id=self.bob, parent_id=parent) for each in range(replies)
        ]

    def reminded_channel(self) -> str:
        """A channel in which messages can be kept for later."""
        return self.channel(config_overrides={"user_message_reminders": True})

    def draft(self, channel: str, **fields: Any) -> None:
        """A draft of alice's, by the path that the SDK has no method for."""
        self.chat.post(
            f"/api/v2/chat/channels/{TYPE}/{channel}/draft",
            dict[str, Any],
            json={"message": {"text": "To be continued", "user_id": self.alice, **fields}},
        )

    def poll(self, **fields: Any) -> tuple[str, str, list[str]]:
        """A poll of alice's in a message: the ids of the message, the poll and the options."""
        options = [{"text": "Sea"}, {"text": "Mountains"}]
        made = self.client.create_poll(name="Where to?", user_id=self.alice, options=options, **fields)
        poll = made.data.poll
        return self.message(poll_id=poll.id), poll.id, [each.id for each in poll.options]

    def campaign(self) -> str:
        """A campaign that has not been started."""
        return self.chat.create_campaign(
            sender_id=self.alice,
            message_template={"text": "Hello"},
            user_ids=[self.bob],
            create_channels=True,
            channel_template={"type": TYPE},
        ).data.campaign.id

    def segment(self) -> str:
        """A segment of bob and carol."""
        id = self.chat.create_segment(type="user", name=self.name("segment")).data.segment.id
        self.chat.add_segment_targets(id=id, target_ids=[self.bob, self.carol])
        return id

    def command(self) -> str:
        name = self.name("command")
        self.chat.create_command(name=name, description="Does nothing")
        return name

    def channel_type(self, **fields: Any) -> str:
        name = self.name("type")
        self.chat.create_channel_type(
            name=name, automod="disabled", automod_behavior="flag", max_message_length=500, **fields
        )
        return name

    def file(self, name: str = "note.txt", content: bytes = b"A note") -> str:
        """The path of a file to upload."""
        path = Path(self.files.name) / name
        path.write_bytes(content)
        return str(path)

    def image(self) -> str:
        return self.file("pixel.png", PIXEL)

    def finished(self, task: str) -> Any:
        """What came of a task, once it has ended."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            state = self.client.get_task(id=task).data
            if state.status in ("completed", "failed"):
                return state
            time.sleep(0.02)
        raise TimeoutError(f"task {task} did not end within 10 s")


def now() -> datetime:
    return datetime.now(timezone.utc)


def ahead(**span: float) -> datetime:
    return now() + timedelta(**span)
