from harness import expect, operation
from world import TYPE

REQUIRED = {"automod": "disabled", "automod_behavior": "flag", "max_message_length": 500}


@operation
def list_channel_types(op, world):
    expect(TYPE in op().channel_types, True, "whether the built-in type is there")
    op.fails(43, 401, client=world.impostor)


@operation
def create_channel_type(op, world):
    name = world.name("type")
    op(name=name, blocklist="profanity_en_2020_v1", blocklist_behavior="flag", **REQUIRED)
    lists = [{"blocklist": "profanity_en_2020_v1", "behavior": "block"}]
    preferences = {"channel_mentions": "none"}
    op(name=world.name("type"), blocklists=lists, chat_preferences=preferences, **REQUIRED)
    made = op(name=world.name("type"), commands=["giphy"], connect_events=False, **REQUIRED)
    expect(made.commands, ["giphy"], "the names of its commands")
    op(name=world.name("type"), count_messages=False, custom_events=False, **REQUIRED)
    op.fails(4, 400, name=name, **REQUIRED)


@operation
def get_channel_type(op, world):
    name = world.channel_type(commands=["giphy"])
    expect([each.name for each in op(name=name).commands], ["giphy"], "its commands")
    op.fails(16, 404, name="nowhere")


@operation
def update_channel_type(op, world):
    name = world.channel_type()
    thresholds = {"explicit": {"block": 0.9}}
    op(name=name, allowed_flag_reasons=["spam"], automod_thresholds=thresholds, **REQUIRED)
    op(name=name, blocklist="profanity_en_2020_v1", blocklist_behavior="flag", **REQUIRED)
    lists = [{"blocklist": "profanity_en_2020_v1", "behavior": "block"}]
    op(name=name, blocklists=lists, chat_preferences={"channel_mentions": "none"}, **REQUIRED)
    changed = op(name=name, commands=["mute"], connect_events=False, **REQUIRED)
    expect(
        (changed.commands, changed.allowed_flag_reasons),
        (["mute"], ["spam"]),
        "what was changed and what not",
    )
    op.fails(16, 404, name="nowhere", **REQUIRED)


@operation
def delete_channel_type(op, world):
    op(name=world.channel_type())
    used = world.channel_type()
    world.channel(type=used)
    op.fails(4, 400, name=used)
    op.fails(16, 404, name="nowhere")


@operation
def list_commands(op, world):
    name = world.command()
    expect(name in [each.name for each in op().commands], True, "whether the new command is there")
    op.fails(43, 401, client=world.impostor)


@operation
def create_command(op, world):
    name = world.name("command")
    made = op(name=name, description="A description", args="[text]", set="fun_set").command
    expect((made.name, made.args), (name, "[text]"), "what was made")
    op.fails(4, 400, name=name, description="Again")


@operation
def get_command(op, world):
    expect(op(name=world.command()).description, "Does nothing", "its description")
    op.fails(16, 404, name="nowhere")


@operation
def update_command(op, world):
    changed = op(name=world.command(), description="Does more", args="[text]", set="fun_set").command
    expect(changed.description, "Does more", "its description")
    op.fails(16, 404, name="nowhere", description="Does more")


@operation
def delete_command(op, world):
    name = world.command()
    expect(op(name=name).name, name, "what was deleted")
    used = world.command()
    world.channel_type(commands=[used])
    op.fails(4, 400, name=used)
    op.fails(16, 404, name="nowhere")
