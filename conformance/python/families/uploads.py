import httpx
from getstream.models import ImageSize, OnlyUserID

from harness import expect, operation
from world import TYPE


@operation
def upload_channel_file(op, world):
    sent = op(type=TYPE, id=world.channel(), file=world.file(), user=OnlyUserID(id=world.alice))
    expect(httpx.get(sent.file).content, b"A note", "what is found at the file's address")
    op.fails(16, 404, type=TYPE, id="nowhere", file=world.file(), user=OnlyUserID(id=world.alice))


@operation
def delete_channel_file(op, world):
    id = world.channel()
    url = world.chat.upload_channel_file(
        type=TYPE, id=id, file=world.file(), user=OnlyUserID(id=world.alice)
    ).data.file
    op(type=TYPE, id=id, url=url)
    expect(httpx.get(url).status_code, 404, "the status of the address afterwards")
    op.fails(16, 404, type=TYPE, id="nowhere", url=url)


@operation
def upload_channel_image(op, world):
    id = world.channel()
    sizes = [ImageSize(width=100, height=100, resize="scale", crop="center")]
    sent = op(type=TYPE, id=id, file=world.image(), upload_sizes=sizes, user=OnlyUserID(id=world.alice))
    expect([each.width for each in sent.upload_sizes], [100], "the width of what was asked for")
    op(type=TYPE, id=id, file=world.image(), user=OnlyUserID(id=world.alice))
    op.fails(16, 404, type=TYPE, id="nowhere", file=world.image(), user=OnlyUserID(id=world.alice))


@operation
def delete_channel_image(op, world):
    id = world.channel()
    url = world.chat.upload_channel_image(
        type=TYPE, id=id, file=world.image(), user=OnlyUserID(id=world.alice)
    ).data.file
    op(type=TYPE, id=id, url=url)
    expect(httpx.get(url).status_code, 404, "the status of the address afterwards")
    op.fails(16, 404, type=TYPE, id="nowhere", url=url)
