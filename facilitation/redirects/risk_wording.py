"""Wordings that mean risk whatever a model says: the wish to be dead, plans, means, goodbyes.

Hopelessness about a place is fatalism; about oneself or life it is risk; unclear is risk. What
doctors say about patients all day is not: see `is_about_a_patient`.
"""

from __future__ import annotations

import re

_RISK = [
    # thinking of it, wanting it
    r"suicid\w*|\bsuicde\b|\bsi\b(?! joint)",
    r"\bkill(?:ing|s|ed)? (?:my|him|her|them|one)sel(?:f|ves)|\bkms\b|\bkill me\b(?! now)",
    r"\b(?:end|ends|ending|finish|finishing) (?:it all|(?:my|his|her|their) (?:own )?life)\b",
    r"\b(?:end|ending) it\b(?! (?:badly|well|on|at|early|with a))",
    r"\b(?:want|wants|wanted|wanna|wish|wishes|ready|rather|prefer|better off|like) (?:to )?"
    r"(?:be |that i was |i was |i were |she was |he was )?(?:dead|die|dying)\b",
    r"\b(?:rather|better off|wish\w* \w+ (?:was|were)|should be|want to be|if i (?:was|were)) dead\b",
    r"\b(?:thinking|thoughts?|thinks|think|thought|talk\w*) (?:a lot |often |only )?"
    r"(?:of|about|abt|bout) (?:dying|death|jumping|ending|hanging|overdos\w*|the roof|the bridge)\b",
    r"\btired of (?:living|being alive|life|existing)\b|\b(?:hate|bear|stand|stop) being alive\b",
    r"\b(?:want|wants|wanna|wish)\b.{0,14}\b(?:not (?:exist|be alive)|never (?:wake|been born))",
    r"\b(?:don'?t|dont|doesn'?t|doesnt|not|no longer|never) (?:want|wanna|wants)?(?: to)? ?"
    r"(?:live|be alive|exist|living)\b(?! (?:here|in|with|at|near|together))",
    r"\b(?:don'?t|dont|doesn'?t|doesnt) want to (?:be here|go on|carry on)\b"
    r"(?! (?:today|tonight|this (?:ward|rotation|block)))",
    r"\b(?:not|never|didn'?t|didnt|don'?t|dont|wouldn'?t|wouldnt) (?:to )?(?:wake|woke|waking) up\b",
    r"\bnot waking up\b|\b(?:sleep|asleep)\b.{0,20}\b(?:forever|never (?:wake|get up))",
    r"\b(?:reason|point|sense|will|wish|want) (?:in |of |to |for |keep |me to )*"
    r"(?:living|live|being alive|be alive|existing|keep living)\b",
    r"\b(?:nothing|nothin|not much|no reason|no one) (?:left )?to live (?:for|4)\b|\blive for\b.{0,9}nothing",
    r"\b(?:whether|if|care) (?:i|he|she|they) (?:live|lives|die|dies)\b",
    r"\blife (?:is|isn'?t|isnt|not|has|just) ?(?:not )?(?:worth|no (?:sense|meaning|point))",
    # being a burden, being gone
    r"\b(?:better|happier|easier|freer|lighter|relieved|simpler)\b.{0,24}"
    r"\b(?:without|w/o) (?:me|him|her)\b",
    r"\b(?:if|when) (?:i|he|she) (?:was|were|is|am|'?m) (?:gone|dead|no longer (?:here|around)|"
    r"not (?:here|around))\b",
    r"\b(?:won'?t|wont|will not|shan'?t|not (?:gonna|going to)|not) be (?:around|here|alive)\b"
    r"(?! (?:on|for the (?:next|meeting|session)|next (?:week|tuesday|thursday|session)|today|tomorrow))",
    r"\bdisappear\w*\b.{0,14}\b(?:forever|for good|for always|never|come back)\b|want to disappear",
    r"\bwaste of (?:oxygen|air|space)\b|\bworthless\b.{0,30}\b(?:dead|exist|gone|live|alive)\b",
    r"\bmy (?:own )?funeral\b|\bown funeral\b",
    # plans and means
    r"\b(?:how|know how|worked out how) (?:i|he|she)(?:'d|d| would| could)? (?:would |could )?do it\b",
    r"\b(?:have|has|having|got|made|w)\b (?:\w+ ){0,3}\ba? ?plan (?:\+|and|&) ?means?\b|\bi have a plan\b",
    r"\b(?:sav|collect|hoard|stockpil|stash|stor)(?:e|es|ed|ing|ies)\b.{0,24}"
    r"\b(?:pills?|tablets?|tabs|meds|insulin|propofol|potassium|kcl|trazodone|blister)",
    r"\b(?:took|taken|take|swallowed|takes)\b.{0,18}\b(?:overdose|od|too many (?:pills|tab\w*)|"
    r"(?:all|bunch of|whole bottle of|load of) (?:the )?(?:pills|tablets))\b",
    r"\b(?:od'?d|overdosed)\b(?! (?:pt|patient))",
    r"\b(?:lethal|fatal) dose\b|\bpainless ways?\b",
    r"\b(?:bought|has|have|got|tied) (?:a |the )?(?:rope|noose)\b|\brope in\b",
    r"\b(?:jump|jumping|jumped|step|stepping) (?:off|in front|from|out of)\b",
    r"\b(?:driv\w+|crash\w*|steer\w*|turn) (?:\w+ ){0,4}(?:off (?:the )?(?:road|bridge|cliff)|"
    r"into (?:a |the )?(?:wall|tree|barrier|truck|lorry|bridge|river)|on purpose)",
    r"\b(?:gun|rifle|pistol)\b.{0,26}\b(?:home|think|done|cabinet)\b",
    # goodbyes
    r"\b(?:good-?bye|farewell|suicide) (?:letters?|notes?|to (?:every|people|my|ppl|friends))\b",
    r"\b(?:wrote|written|write|writing|left|found) (?:a |the |me a )?(?:note|letters?)\b"
    r".{0,20}(?:family|parents|kids|after|wife|mum|mom|$)",
    r"\b(?:giv(?:e|en|es|ing)|gave) (?:away (?:his|her|my|their)|(?:his|her|my|their) "
    r"(?:stuff|things|belongings) away)\b|\bputting? (?:my |his |her )?affairs\b|affairs in order",
    # hurting oneself
    r"\bself[- ]?harm\w*|\b(?:hurt|hurts|hurting|cut|cuts|cutting|burn|burns|burning|burned|burnt|"
    r"hit|hits|hitting|harm|harming) (?:my|him|her|them)sel(?:f|ves)\b",
    r"\b(?:i|he|she) cut again\b|\bcutting (?:again|after|is|my|her|his)\b",
    r"\b(?:not|don'?t feel|can'?t keep (?:my|her|him)self|isn'?t) safe\b.{0,18}"
    r"\b(?:tonight|alone|with myself|right now|rn)\b|\bkeep (?:my|her|him)self safe\b",
    r"\b(?:afraid|scared|frightened|fear)\b.{0,12}\bwhat (?:i|he|she) (?:might|may|could|will) do\b",
    r"\b(?:do|did) something to (?:my|him|her)self\b",
]
RISK = re.compile("|".join(f"(?:{each})" for each in _RISK))

_PATIENT = re.compile(
    r"\b(?:pts?|patients?|inpatient|relatives?|family wanted|ed|er|icu|a&e|ward|resus|psych (?:ward|"
    r"unit|rotation|team)|clinic|bed \d+|bay \w+|y/?o|yo|year[- ]old|teen\w*|kid|child|baby|boy|girl|"
    r"lady|gentleman|chap|bloke|(?:old|young|elderly|the|a) (?:wo)?man|guy|woman|jumper|inmate|"
    r"prisoner|coroner|dnr|dnacpr|hospice|palliative|dialysis|discharged?|admitted|sectioned|"
    r"risk assessments?|assisted|euthanasia|maid|regulars?|cert\w*|mother|mum of|paramedics?)\b"
)


def sounds_like_risk(said: str) -> bool:
    """Whether a wording of risk occurs, whoever it is about."""
    return bool(RISK.search(_plain(said)))


def is_about_a_patient(said: str) -> bool:
    """Whether a patient is named in some way. Says nothing about who is at risk."""
    return bool(_PATIENT.search(_plain(said)))


def _plain(said: str) -> str:
    return said.lower().replace("\u2019", "'")
