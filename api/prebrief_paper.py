"""A prebrief as a document for paper. What it says is decided in facilitation/prebriefs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from api.paper import Block, Bullets, Document, Heading, Note, Paragraph, Table
from api.pulse_words import told_words
from facilitation.plans.modality import Modality
from facilitation.prebriefs.blocks import RESIDENT, Share
from facilitation.prebriefs.blocks import Block as Step
from facilitation.prebriefs.composing import Prebrief
from facilitation.prebriefs.guidance import Point
from facilitation.redirects.library import Move, Pattern
from facilitation.safety.country_file import CountryResources
from facilitation.sessions.models import CoFacilitatorRole


def prebrief_document(prebrief: Prebrief) -> Document:
    """In the order of the screen, without the questions: those are answered on the phone."""
    return Document(
        title=_("Prebrief: {role}").format(role=_role(prebrief.co_facilitator.role)),
        blocks=[block for part in _parts(prebrief) for block in part],
        language=prebrief.group_session.plan.language,
        footer=_("For the co-facilitators only. It names no member; keep it so."),
    )


def _parts(prebrief: Prebrief) -> Iterator[Iterable[Block]]:
    yield _facts(prebrief)
    yield _guidance(prebrief)
    yield _plan(prebrief)
    yield _rules(prebrief)
    yield _safety(prebrief)
    yield _group(prebrief)
    yield _themes(prebrief)
    yield _background(prebrief)
    yield _after(prebrief)
    yield _sources(prebrief)


def _facts(prebrief: Prebrief) -> Iterator[Block]:
    session = prebrief.group_session
    group = session.support_group
    zone = ZoneInfo(group.program.time_zone)
    start, end = (each.astimezone(zone) for each in (session.starts_at, session.ends_at))
    yield Paragraph(
        f"{Modality(group.modality).label}. "
        f"{start:%A %d %B %Y, %H:%M}-{end:%H:%M} ({group.program.time_zone})."
    )
    yield Paragraph(
        _("At the desk: {pair}.").format(
            pair=", ".join(
                _("{role} (leads)").format(role=_role(each.role))
                if each.is_lead
                else _role(each.role)
                for each in prebrief.pair
            )
        )
    )
    yield Note(_review(prebrief.review_state))


def _guidance(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("Your part"))
    yield Paragraph(prebrief.role.in_short)
    yield Heading(_("Do"), level=2)
    yield _bullets(prebrief.role.do)
    yield Heading(_("Better not"), level=2)
    yield _bullets(prebrief.role.avoid)
    yield Heading(_("This kind of group"), level=2)
    yield _bullets(prebrief.modality)


def _plan(prebrief: Prebrief) -> Iterator[Block]:
    script = prebrief.script
    zone = ZoneInfo(prebrief.group_session.support_group.program.time_zone)
    start = prebrief.group_session.starts_at.astimezone(zone)
    yield Heading(_("The plan, minute by minute"))
    yield Note(f"{script.title}. {_review(script.review_state)}")
    yield Table(
        caption=_("The steps in time"),
        header=[_("From"), _("Minutes"), _("Step"), _("You")],
        rows=[
            [_time(start, each), str(each.step.minutes), each.step.title, _share(each.share)]
            for each in prebrief.blocks
        ],
        widths=[2, 2, 6, 5],
    )
    for each in prebrief.blocks:
        yield from _step(each, start)


def _step(block: Step, start: datetime) -> Iterator[Block]:
    step = block.step
    yield Heading(f"{_time(start, block)}  {step.title}", level=2)
    if block.share == Share.SUPPORTS:
        by = _("a resident") if step.lead == RESIDENT else _role(step.lead).lower()
        yield Paragraph(_("Led by: {role}. You support.").format(role=by))
        yield Bullets([_labelled(_("Watch for"), step.watch_for, step.evidence)])
        return
    yield Paragraph(_share(block.share))
    lines = [
        f"{_('Say')}: {step.say}",
        f"{_('If it is quiet')}: {step.if_quiet}",
        f"{_('If it gets hot')}: {step.if_hot}",
        f"{_('Watch for')}: {step.watch_for}",
        _labelled(_("To end it"), step.exit, step.evidence),
    ]
    if step.poll:
        lines.append(f"{_('Poll')}: {step.poll.question}")
    if step.pulse:
        lines.append(_("The pulse opens on the phones, where the group has one."))
    yield Bullets(lines)


def _rules(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("Ground rules, and the limits of confidentiality"))
    yield Bullets(prebrief.script.ground_rules)
    yield _bullets(prebrief.confidentiality)
    yield Heading(_("Boundaries"), level=2)
    yield _bullets(prebrief.boundaries)


def _safety(prebrief: Prebrief) -> Iterator[Block]:
    resources = prebrief.resources
    yield Heading(_("If somebody may be in danger"))
    yield _bullets(prebrief.safety)
    yield Heading(_("The protocol"), level=2)
    yield Note(_review(prebrief.protocol["review"]["state"]))
    yield Paragraph(_cited(prebrief.protocol["question"]["why"], prebrief.protocol["evidence"]))
    yield Bullets(
        [
            f"{_who(each['who'])}: {each['do']} \u201c{each['say']}\u201d"
            for each in prebrief.protocol["steps"]
        ]
    )
    rows = [[each.service, each.phone, each.when] for each in resources.contacts]
    rows += _country_rows(resources.country) if resources.country else []
    if rows:
        yield Table(
            caption=_("Whom you call"),
            header=[_("Who"), _("Number"), _("When")],
            rows=rows,
            widths=[5, 4, 4],
        )
    else:
        yield Note(_("This program names nobody to call yet, so its rooms stay shut."))


def _country_rows(country: CountryResources) -> list[list[str]]:
    lines = (country.emergency, country.crisis_line, country.text_line, country.doctors_service)
    return [[line.name, line.number, line.note] for line in lines if line]


def _group(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("What the group was told of itself"))
    if not prebrief.releases:
        yield Paragraph(_("Nothing has been released to this group yet."))
    for release in prebrief.releases:
        yield Paragraph(
            _("Released on {day:%d %B %Y}; {band} people answered.").format(
                day=release.released_on, band=release.n_band
            )
        )
        yield Bullets([told_words(*each) for each in release.values.items()])


def _themes(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("What is likely to come up"))
    if prebrief.themes:
        yield Bullets(
            [
                _("{theme} (after {band} sessions)").format(theme=each.tag.text, band=each.sessions)
                for each in prebrief.themes
            ]
        )
    else:
        yield Paragraph(_("Nothing has come up often enough to be told of."))
    yield Heading(_("Prompts to rehearse: say each aloud once"), level=2)
    yield Note(_review(prebrief.rehearse_review_state))
    for pattern in prebrief.rehearse:
        yield Heading(pattern.tile, level=3)
        yield Bullets(_prompt_lines(pattern))
    if prebrief.actions:
        yield Heading(_("What the program has done since the last session"), level=2)
        yield Bullets(
            [
                f"{each.title} ({each.done_on:%d %B %Y}). {each.description}"
                for each in prebrief.actions
            ]
        )


def _prompt_lines(pattern: Pattern) -> list[str]:
    names = {Move.REFLECT: _("Reflect"), Move.WIDEN: _("Widen"), Move.STEP: _("Step")}
    lines = [f"{names[move]}: {pattern.moves[move][0].text}" for move in Move]
    if pattern.check_first:
        lines.insert(0, pattern.check_first)
    return [*lines, _labelled(_("Avoid"), pattern.avoid, pattern.evidence)]


def _background(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("Twelve unwritten rules, and what they can become"))
    yield Table(
        caption=_("As doctors put it before peer support, and a year after"),
        header=[_("The rule"), _("What it became"), _("Row")],
        rows=[
            [each.rule, each.becomes, ", ".join(each.evidence)] for each in prebrief.unwritten_rules
        ],
        widths=[6, 7, 1],
    )
    if prebrief.rota:
        yield Heading(_("What a rota does to people"))
        yield _bullets(prebrief.rota)
    if prebrief.glossary:
        yield Heading(_("Words you will hear"))
        yield Bullets(
            [_labelled(each.term, each.meaning, each.evidence) for each in prebrief.glossary]
        )


def _after(prebrief: Prebrief) -> Iterator[Block]:
    zone = ZoneInfo(prebrief.group_session.support_group.program.time_zone)
    yield Heading(
        _("Afterwards: the debrief, from {time:%H:%M}").format(
            time=prebrief.debrief_at.astimezone(zone)
        )
    )
    yield _bullets(prebrief.debrief)


def _sources(prebrief: Prebrief) -> Iterator[Block]:
    yield Heading(_("What this rests on"))
    yield Bullets(
        [f"{each.row}: {each.finding} ({each.source}, {each.place})" for each in prebrief.findings]
    )


def _bullets(points: Sequence[Point]) -> Bullets:
    return Bullets([_cited(each.text, each.evidence) for each in points])


def _labelled(label: str, text: str, evidence: Sequence[str]) -> str:
    return _cited(f"{label}: {text}", evidence)


def _cited(text: str, evidence: Sequence[str]) -> str:
    return f"{text} [{', '.join(evidence)}]"


def _share(share: Share) -> str:
    words = {
        Share.LEADS: _("You lead"),
        Share.LENDS: _("A resident leads; you lend the line"),
        Share.SUPPORTS: _("You support"),
    }
    return words[share]


def _who(who: str) -> str:
    return {"both": _("Both"), "stays": _("Who stays"), "holds": _("Who holds the group")}[who]


def _time(start: datetime, block: Step) -> str:
    return f"{start + timedelta(minutes=block.from_minute):%H:%M}"


def _role(role: str) -> str:
    return str(CoFacilitatorRole(role).label)


def _review(state: str) -> str:
    if state == "reviewed":
        return _("Reviewed by a clinician.")
    return _("Not reviewed by a clinician yet.")
