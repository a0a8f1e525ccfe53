"""What to do about a source, by its state and the words of the reason."""

import re

from flows.doctor.examined import Patient
from flows.sources import KINDS
from flows.verdicts import PAST

_REASONS = (
    (
        r"robots\.txt of \S+ (?:does not allow|wants)",
        "its robots.txt shuts us out, and that is obeyed: take the source out of onrecord.toml, or ask the outlet for"
        " leave",
    ),
    (
        r"robots\.txt of \S+ cannot be read",
        "nothing yet: it is asked again in the next run; if it lasts, see whether the site is up",
    ),
    (
        r"turns us away|\b(?:401|403|451)\b",
        "the outlet refuses us: give a contact and a longer delay in [http] of onrecord.toml; if it lasts, write to the"
        " outlet. Do not go round it",
    ),
    (
        r"not there \((?:404|410)\)",
        "the outlet has moved it: look for the list on its site, and put the new address into onrecord.toml",
    ),
    (
        r"does not resolve|has no address",
        "its name is not known: try `getent hosts HOST`; if other names fail too, it is this machine's resolver, else"
        " the outlet has moved",
    ),
    (r"not on the public internet", "its name leads into a private network: ask who runs this machine's resolver"),
    (r"left alone|\b429\b", "nothing yet: the host wants to be asked less; raise delay in [http] if it lasts"),
    (r"answered 5\d\d|times in a row", "nothing yet: the outlet's server is in trouble; look at its site if it lasts"),
    (
        r"connection failed|no answer for too long|not done within|redirects more",
        "see whether the site opens in a browser on this machine; if no other source answers, it is the network or a"
        " proxy",
    ),
    (r"is no outlet's host", "add the host to seeds/outlets.csv if it is the outlet's own"),
    (r"no such folder|articles\.json|no file", "put the folder and its articles.json right, as the reason says"),
)
_STATES = {
    "stale": "open the list in a browser: if it stands still there too, the outlet has given it up; name another list"
    " in onrecord.toml, or take it out",
    "empty": "open the list in a browser: if it has articles there, its layout has changed; see"
    " docs/how-to-add-a-source.md",
    "failing": "look at the requests of the last run: SELECT * FROM requests WHERE error IS NOT NULL ORDER BY id DESC",
}


def mend(patient: Patient) -> str:
    """Return what to do about a source that is not well, in one line."""
    state = patient.state
    if state.state == "unparsable":
        told = _layout(patient)
    else:
        words = state.reason or ""
        known = (advice for pattern, advice in _REASONS if state.state == "failing" and re.search(pattern, words))
        told = next(known, _STATES.get(state.state, "see the reason"))
        if state.state == "empty" and state.kind in KINDS:
            told = "put documents into its folder, or take the source out of the settings"
    return f"{told}; then call `onrecord backfill` again: it goes on where it stood" if state.kind == PAST else told


def _layout(patient: Patient) -> str:
    """What to do where a list or its pages are not what they were: which file reads them, and what to send."""
    kind, reason, example = patient.state.kind, patient.state.reason or "", patient.example
    if "new pages" not in reason or example is None:
        reader = f"parsers/lists/{kind.replace('-', '_')}.py" if kind else "its file in parsers/lists/"
        return (
            f"the list's layout has changed: mend {reader} (docs/how-to-add-a-source.md), or report it with the list's"
            " address and a saved copy"
        )
    return (
        f"the pages' layout has changed: mend {' or '.join(templates(example.outlet))} (docs/how-to-add-an-outlet.md);"
        f" or report it with a saved copy of {example.url or 'such a page'} and the reason here; `onrecord reparse`"
        " reads what is kept anew"
    )


def templates(outlet: str) -> list[str]:
    """Return the files of the templates that read the pages of an outlet."""
    from parsers.outlets.reading import TEMPLATES  # its libraries take time to import

    modules = {template.__module__ for template in TEMPLATES if outlet == template.OUTLET}
    return [f"{module.replace('.', '/')}.py" for module in sorted(modules or {"parsers.outlets.fallback"})]
