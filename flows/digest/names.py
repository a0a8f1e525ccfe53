"""How speakers and the groups of a digest are named."""

from collections.abc import Iterable

from flows.digest.safe import visible
from flows.digest.wording import GOVERNMENTS, OTHERS, WITH_ARTICLE, government_rank, in_text, joined, possessive
from store.model import Item, Voice


def governments_of(item: Item) -> tuple[str, ...]:
    """Return the governments that a statement speaks for, in the order of the digest; none for experts and media."""
    if not item.voices or not all(_speaks_for_government(voice) for voice in item.voices):
        return ()
    return tuple(sorted({voice.principal or voice.name for voice in item.voices}, key=government_rank))


def _speaks_for_government(voice: Voice) -> bool:
    principal = voice.principal or (voice.name if voice.kind == "government" else None)
    return principal is not None and (
        principal == voice.country or voice.kind == "government" or principal in {*GOVERNMENTS, *WITH_ARTICLE}
    )


def group_title(governments: Iterable[str]) -> str:
    """Return a group's heading: ``China``, ``China and the Republic of Korea``."""
    names = [visible(name) for name in governments]
    return joined(names[:1] + [in_text(name) for name in names[1:]]) or OTHERS


def told_by(item: Item, governments: tuple[str, ...]) -> str | None:
    """Return through whom a government's words reach us where it is not itself: ``China's Ministry of …``."""
    if item.via is None or item.via_principal is None or not governments or governments == (item.via_principal,):
        return None
    name = without_country(item.via, item.via_principal)
    if item.via == item.via_principal:
        return visible(in_text(name))
    if name == item.via:  # a person, or a body whose name holds no country
        return visible(f"{name} ({item.via_principal})")
    return visible(f"{possessive(item.via_principal)} {name}")


def without_country(name: str, country: str | None) -> str:
    """Return ``Ministry of Foreign Affairs`` for ``Ministry of Foreign Affairs (China)`` under the heading China."""
    return name.removesuffix(f" ({country})")


def speaker(item: Item, governments: tuple[str, ...] = ()) -> str:
    """Return the speakers of a statement as its heading names them; under one government without its name."""
    home = governments[0] if len(governments) == 1 else None
    names = [visible(without_country(voice.name, home)) for voice in item.voices] or [visible(item.surface)]
    return joined(names[:1] + [in_text(name) for name in names[1:]])


def role(item: Item) -> str:
    """Return office and body of the speakers, empty where there are none to tell."""
    return "; ".join(filter(None, (_role(voice) for voice in item.voices)))


def _role(voice: Voice) -> str:
    parts = [voice.office] if voice.office else []
    if voice.body and voice.body != voice.name and not (voice.office and _speaks_for_government(voice)):
        parts.append(voice.body)
    return visible(", ".join(parts))


def via(item: Item, governments: tuple[str, ...] = ()) -> str | None:
    """Return the speaker through whom the text has the statement, None where it needs none."""
    return visible(without_country(item.via, governments[0] if len(governments) == 1 else None)) if item.via else None
