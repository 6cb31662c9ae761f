"""What runs the families: one function per operation, each call through the official SDK."""

import json
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Callable, Union, get_args, get_origin, get_type_hints

from getstream import Stream
from getstream.exceptions import StreamApiException

HERE = Path(__file__).parent
SPEC = HERE.parent.parent / "packages" / "chat-api" / "spec" / "operations.json"


class Disagreement(Exception):
    """The sandbox answered otherwise than the reference says."""


@dataclass
class Result:
    """What became of one operation."""

    name: str
    calls: int = 0
    failures: int = 0
    problem: str | None = None


Exercise = Callable[["Operation", Any], None]
exercises: dict[str, Exercise] = {}


def operation(exercise: Exercise) -> Exercise:
    """Registers what exercises the operation that it is named after."""
    if exercise.__name__ in exercises:
        raise ValueError(f"{exercise.__name__} is exercised twice")
    exercises[exercise.__name__] = exercise
    return exercise


@cache
def reference() -> dict[str, dict[str, Any]]:
    """The operations of the reference, by name."""
    return {each["name"]: each for each in json.loads(SPEC.read_text()) if each["inSeed"]}


@cache
def examples() -> dict[str, list[list[str]]]:
    """Of each example of the reference, the names of the arguments that it gives."""
    return json.loads((HERE / "examples.json").read_text())


@dataclass
class Operation:
    """One operation under test: call it like the SDK's method, or say how it must fail."""

    name: str
    client: Stream
    result: Result
    given: list[set[str]] = field(default_factory=list)

    def __call__(self, **arguments: Any) -> Any:
        """Calls the operation, which must succeed with the documented status and an answer in
        which nothing that the SDK counts on is missing. Returns the decoded answer."""
        try:
            answer = getattr(self.client.chat, self.name)(**arguments)
        except StreamApiException as error:
            raise Disagreement(f"({shown(arguments)}) failed: {error}") from error
        expected = reference()[self.name]["successStatus"]
        if answer.status_code() != expected:
            raise Disagreement(f"({shown(arguments)}) answered {answer.status_code()}, not {expected}")
        if self.name != "create_reminder":  # the server wraps what the SDK reads unwrapped
            absent = list(missing(answer.data, "answer"))
            if absent:
                raise Disagreement(f"({shown(arguments)}) lacks {', '.join(absent[:5])}")
        limits = answer.rate_limit()
        if limits is None or limits.limit <= 0:
            raise Disagreement(f"({shown(arguments)}) carries no rate limit")
        self.result.calls += 1
        self.given.append(set(arguments))
        return answer.data

    def fails(
        self, code: int, status: int, says: str = "", client: Stream | None = None, **arguments: Any
    ) -> None:
        """Calls the operation, which must fail with this code, status and, within its message, text."""
        try:
            getattr((client or self.client).chat, self.name)(**arguments)
        except StreamApiException as error:
            if (error.code, error.status_code) != (code, status):
                raise Disagreement(
                    f"({shown(arguments)}) failed with {error.code}/{error.status_code}, "
                    f"not {code}/{status}: {error.message}"
                ) from error
            prefix = f"{reference()[self.name]['operationId']} failed with error: "
            if not error.message.startswith(prefix) or says not in error.message:
                raise Disagreement(f"({shown(arguments)}) says: {error.message}") from error
            self.result.failures += 1
            return
        raise Disagreement(f"({shown(arguments)}) succeeded instead of failing with {code}/{status}")


def run(name: str, world: Any) -> Result:
    """Exercises one operation, and never raises."""
    result = Result(name)
    tested = Operation(name, world.client, result)
    try:
        exercises[name](tested, world)
        left = [each for each in examples()[name] if not any(set(each) <= given for given in tested.given)]
        if left:
            raise Disagreement(f"no call has the arguments of the example {left[0]}")
        if result.failures == 0:
            raise Disagreement("no failure was met")
    except Disagreement as error:
        result.problem = str(error)
    except Exception as error:  # one operation must not keep the others from being tried
        result.problem = f"{type(error).__name__}: {error}"
    return result


def expect(actual: Any, wanted: Any, what: str) -> None:
    """Holds a fact about an answer."""
    if actual != wanted:
        raise Disagreement(f"{what} is {actual!r}, not {wanted!r}")


def missing(value: Any, path: str):
    """The paths of everything in a decoded answer that its type says is always there."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from missing(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from missing(each, f"{path}.{key}")
    elif is_dataclass(value):
        optional = optional_fields(type(value))
        for each in fields(value):
            child = getattr(value, each.name)
            if child is None and each.name not in optional:
                yield f"{path}.{each.name}"
            else:
                yield from missing(child, f"{path}.{each.name}")


@cache
def optional_fields(kind: type) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if allows_none(hint))


def allows_none(hint: Any) -> bool:
    if get_origin(hint) in (Union, UnionType):
        return NoneType in get_args(hint)
    return hint in (Any, object)


def shown(arguments: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}"[:80] for name, value in arguments.items())
