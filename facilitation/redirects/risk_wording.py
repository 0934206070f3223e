"""Wordings that mean risk whatever a model says: the wish to be dead, plans, means, goodbyes.

Hopelessness about a place is fatalism; about oneself or life it is risk; unclear is risk. What
doctors say about patients all day is not: see `is_about_a_patient`.
"""

from __future__ import annotations

import re

_RISK = [
    # thinking of it, wanting it
    r"suicid\w*|\bsuicde\b|\bpassive si\b|\bsi w(?:ith)?\b|\btopping (?:him|her|my)self\b",
    r"\bkill(?:ing|s|ed)? (?:my|him|her|them|one)sel(?:f|ves)|\bkms\b|\bkill me\b(?! now)",
    r"\b(?:end|ends|ending|finish|finishing) (?:it all|(?:my|his|her|their) (?:own )?life)\b",
    r"\b(?:end|ending) it\b(?! (?:badly|well|on|at|early|with a))",
    (
        r"\b(?:want|wants|wanted|wanna|wish|wishes|ready|rather|prefer|better off|like) (?:to )?"
        r"(?:be |that i was |i was |i were |she was |he was )?(?:dead|die|dying)\b"
    ),
    (
        r"\b(?:be|being|rather|better off|wish\w* \w+ (?:was|were)|should be|if i (?:was"
        r"|were)) dead\b"
        r"(?! (?:on my feet|tired|to call|before|inside))"
    ),
    (
        r"\b(?:wish|hope|hoping|hopes|pray\w*|happy|glad)\b.{0,24}\b(?:heart (?:just )?(?:stops?"
        r"|would stop)|"
        r"get (?:terminal )?cancer|(?:kill|kills|take|takes) me|die in (?:my|his|her) sleep"
        r"|been me that died)\b"
    ),
    (
        r"\bonly (?:way|exit|door|thing)\b.{0,16}\b(?:out )?is (?:to die|death|the death|dying)\b"
        r"|\bno (?:other )?way out(?: except| but|$|[,.;]| of (?:this )?life)|\bwant out of (?:life"
        r"|everything)\b"
    ),
    (
        r"\bthoughts? (?:are|r|is) back\b|\b(?:prev\w*|past|earlier|old"
        r"|another) (?:suicide )?attempt\b"
        r"|\battempted (?:it |suicide)|\btried (?:to )?(?:do )?it (?:once|before|last"
        r"|one time|in)\b"
    ),
    (
        r"\b(?:thinking|thoughts?|thinks|think|thought|talk\w*) (?:a lot |often |only )?"
        r"(?:of|about|abt|bout) (?:dying|death|jumping|ending|hanging|overdos\w*|the roof"
        r"|the bridge)\b"
    ),
    r"\btired of (?:living|being alive|life|existing)\b|\b(?:hate|bear|stand|stop) being alive\b",
    r"\b(?:want|wants|wanna|wish)\b.{0,14}\b(?:not (?:exist|be alive)|never (?:wake|been born))",
    (
        r"\b(?:don'?t|dont|doesn'?t|doesnt|not|no longer|never) (?:want|wanna|wants)?(?: to)? ?"
        r"(?:live|be alive|exist|living)\b(?! (?:here|in|with|at|near|together))"
    ),
    (
        r"\b(?:don'?t|dont|doesn'?t|doesnt) want to (?:be here|go on|carry on)\b"
        r"(?! (?:today|tonight|this (?:ward|rotation|block)))"
    ),
    (
        r"\b(?:not|never|didn'?t|didnt|don'?t|dont|wouldn'?t|wouldnt) (?:to )?(?:wake|woke"
        r"|waking) up\b"
    ),
    r"\bnot waking up\b|\b(?:sleep|asleep)\b.{0,20}\b(?:forever|never (?:wake|get up))",
    (
        r"\b(?:reason|point|sense|will|wish|want) (?:in |of |to |for |keep |me to )*"
        r"(?:living|live|being alive|be alive|existing|keep living)\b"
    ),
    (
        r"\b(?:nothing|nothin|not much|no reason|no one) (?:left )?to live (?:for|4)\b"
        r"|\blive for\b.{0,9}nothing"
    ),
    r"\b(?:whether|if|care) (?:i|he|she|they) (?:live|lives|die|dies)\b",
    r"\blife (?:is|isn'?t|isnt|not|has|just) ?(?:not )?(?:worth|no (?:sense|meaning|point))",
    # being a burden, being gone
    (
        r"\b(?:better|happier|easier|freer|lighter|relieved|simpler)\b.{0,24}"
        r"\b(?:without|w/o) (?:me|him|her)\b"
    ),
    (
        r"\b(?:if|when) (?:i|he|she) (?:was|were|is|am|'?m) (?:gone|dead|no longer (?:here|around)|"
        r"not (?:here|around))\b"
    ),
    (
        r"\b(?:won'?t|wont|will not|shan'?t|not (?:gonna|going to)|not) be (?:around|here|alive)\b"
        r"(?! (?:on|for the (?:next|meeting|session)|next (?:week|tuesday|thursday|session)|today"
        r"|tomorrow))"
    ),
    r"\bdisappear\w*\b.{0,14}\b(?:forever|for good|for always|never|come back)\b|want to disappear",
    r"\bwaste of (?:oxygen|air|space)\b|\bworthless\b.{0,30}\b(?:dead|exist|gone|live|alive)\b",
    r"\bmy (?:own )?funeral\b|\bown funeral\b",
    (
        r"\b(?:burden|load|weight)\b.{0,10}\b(?:on|for|to) (?:my|his|her|their) "
        r"(?:kids?|children|family|parents|wife|husband|partner|everyone|everybody)\b"
    ),
    (
        r"\b(?:no ?(?:one|body)|nobody)(?:'d| would|d)? (?:even )?(?:miss|cry|care|notice)\b.{0,12}"
        r"\b(?:me|him|her|if i (?:was|were|am|died|die))\b(?! (?:at|in) (?:work|rounds))"
    ),
    (
        r"\b(?:be|been) missed for\b|\b(?:doing|do) every(?:one|body) a favou?r\b"
        r"|\b(?:take|taking|deserve|right to take) up (?:air|oxygen)\b|\bfuneral\b.{0,12}\b(?:soon"
        r"|mine|my own)\b"
    ),
    r"\b(?:not|never|don'?t|doesn'?t|didn'?t) deserve to (?:live|be alive|be here|exist)\b",
    (
        r"\b(?:can'?t|cannot|cant|couldn'?t|not) (?:bear|stand|go on|keep on|keep|carry on|face) "
        r"(?:to be alive|being alive|living|existing|to live|another day of)\b"
    ),
    (
        r"\b(?:no|any|zero|without) (?:hope|future)\b.{0,14}\b(?:for me|for my ?self|for self|4 me"
        r"|left for me|"
        r"in (?:my )?life|at all|for life)\b|\bhopeless\b.{0,16}\b(?:about|abt|re) (?:my |her "
        r"|his )?(?:life|self)\b"
    ),
    (
        r"\b(?:see|sees|imagine|picture) (?:myself |himself |herself |me )?(?:being )?alive\b"
        r"|\b(?:be|being) alive (?:next|in a|by|at)\b|\b(?:don'?t|dont|not) (?:expect|think"
        r"|plan) .{0,14}"
        r"\b(?:make it to (?:christmas|new year|summer|\d+|next year)|be here (?:next year"
        r"|for long)|see (?:my )?next)"
    ),
    (
        r"\b(?:done|finished|through) (?:w|with) (?:living|life|being alive|it all|all of it"
        r"|everything)\b"
    ),
    r"\b(?:want|wants|wanna|like|just)\b.{0,9}\b(?:vanish|be gone|cease|be nowhere|be no more)\b",
    # plans and means
    (
        r"\b(?:picked|chosen|set|have|has|got|is|there'?s) (?:\w+ ){0,2}(?:the|a) (?:day|date)\b"
        r".{0,22}(?:$|in mind|to do it|to die|for it)|\ball (?:planned|worked) out\b"
        r"|\bplanned it out\b"
    ),
    (
        r"\bmake it look like an accident\b|\bhow long (?:a|the) fall\b|\bhow (?:many|much"
        r"|quick\w*)\b.{0,22}"
        r"\b(?:it takes|to die|would kill|kills|is fatal|is lethal)\b|\bwhich (?:drug|dose) (?:is"
        r"|works|kills)\b"
    ),
    (
        r"\b(?:gonna|going to|about to|might|will|could|almost|nearly) (?:just )?(?:do it|jump"
        r"|end it)\b"
        r"(?! (?:again tomorrow|for you|properly|better|all over))"
    ),
    (
        r"\b(?:stood|stand|standing|sat|sit|sits|drove|walked)\b.{0,16}\b(?:on|at|to|by|near|onto"
        r"|off|over|in) "
        r"(?:the |a )?(?:bridge|roof|ledge|edge|railing|platform|tracks|balcony|cliff|overpass"
        r"|parapet)\b"
    ),
    (
        r"\b(?:train tracks|rope|noose|razor|blade|helium|exit bag|overpass"
        r"|flyover)\b(?!.{0,12}(?:surger|patient))"
    ),
    (
        r"\b(?:step|stepping|walk|lie|lying) (?:in front of|under|onto|on) (?:a |the )?(?:train"
        r"|tracks|truck|lorry)\b"
    ),
    (
        r"\b(?:i|he|she|res|resident|friend|roommate|colleague)\b.{0,22}\b(?:took|taken|taking"
        r"|swallowed) "
        r"(?:an |a bunch|a lot|lots|loads|everything|thirty|all|od\b|overdose).{0,24}"
        r"(?:od\b|overdose|pills|tablets|tabs|cabinet|meds|$)"
    ),
    (
        r"\b(?:stopped|stops|stopping) (?:my|his|her) (?:insulin|heart (?:pills"
        r"|meds))\b.{0,12}(?:purpose|happens|$)"
    ),
    (
        r"\b(?:how|know how|worked out how) (?:i|he|she)(?:'d|d| would| could)? (?:would "
        r"|could )?do it\b"
    ),
    (
        r"\b(?:have|has|having|got|made|w)\b (?:\w+ ){0,3}\ba? ?plan (?:\+|and|&) ?means?\b"
        r"|\bi have a plan\b"
    ),
    (
        r"\b(?:sav|collect|hoard|stockpil|stash|stor)(?:e|es|ed|ing|ies)\b.{0,24}"
        r"\b(?:pills?|tablets?|tabs|meds|insulin|propofol|potassium|kcl|trazodone|blister)"
    ),
    (
        r"\b(?:took|taken|take|swallowed|takes)\b.{0,18}\b(?:overdose|od|too many (?:pills|tab\w*)|"
        r"(?:all|bunch of|whole bottle of|load of) (?:the )?(?:pills|tablets))\b"
    ),
    r"\b(?:od'?d|overdosed)\b(?! (?:pt|patient))",
    r"\b(?:lethal|fatal) dose\b|\bpainless ways?\b",
    r"\b(?:bought|has|have|got|tied) (?:a |the )?(?:rope|noose)\b|\brope in\b",
    r"\b(?:jump|jumping|jumped|step|stepping) (?:off|in front|from|out of)\b",
    (
        r"\b(?:driv\w+|crash\w*|steer\w*|turn) (?:\w+ ){0,4}(?:off (?:the )?(?:road|bridge|cliff)|"
        r"into (?:a |the )?(?:wall|tree|barrier|truck|lorry|bridge|river)|on purpose)"
    ),
    r"\b(?:gun|rifle|pistol)\b.{0,26}\b(?:home|think|done|cabinet)\b",
    # goodbyes
    r"\b(?:good-?bye|farewell|suicide) (?:letters?|notes?|to (?:every|people|my|ppl|friends))\b",
    (
        r"\b(?:wrote|written|write|writing|left|found) (?:a |the |me a )?(?:note|letters?)\b"
        r".{0,20}(?:family|parents|kids|after|wife|mum|mom|$)"
    ),
    (
        r"\b(?:giv(?:e|en|es|ing)|gave) (?:away (?:his|her|my|their)|(?:his|her|my|their) "
        r"(?:stuff|things|belongings) away)\b|\bputting? (?:my |his |her )?affairs\b"
        r"|affairs in order"
    ),
    (
        r"\b(?:said|saying|says|say) (?:my |his |her )?good-?byes?\b|\bgood-?bye,? (?:every|all"
        r"|forever)"
        r"|\b(?:bye|sorry for everything|thank\w* (?:me|us) for everything)\b.{0,40}(?:phone"
        r"|hung up|answer|bye|$)"
    ),
    (
        r"\bdon'?t send a search party\b|\blook after (?:my|his|her) (?:dog|cat|kids"
        r"|plants)\b.{0,16}"
        r"(?:good|gone|long|after|when)|\bafter i'?m gone\b|\bwhen i'?m (?:gone|dead)\b"
        r"|\bonce i'?m gone\b"
    ),
    # hurting oneself
    (
        r"\b(?:fresh|new) (?:cuts?|scars?|burns?)\b|\b(?:cuts?|scars?|burns?|burn marks"
        r"|scratch\w*)\b.{0,14}"
        r"\b(?:on|to|in|my|her|his) (?:my |her |his |the )?(?:arms?|thighs?|wrists?|forearms?|legs?"
        r"|skin)\b"
        r"(?!.{0,20}(?:patient|pt))|\b(?:hitting|bang\w*) (?:my |his |her "
        r"|own )*head\b(?! against a)"
    ),
    (
        r"\bself[- ]?harm\w*|\b(?:hurt|hurts|hurting|cut|cuts|cutting|burn|burns|burning"
        r"|burned|burnt|"
        r"hit|hits|hitting|harm|harming) (?:my|him|her|them)sel(?:f|ves)\b"
    ),
    r"\b(?:i|he|she) cut again\b|\bcutting (?:again|after|is|my|her|his)\b",
    (
        r"\b(?:not|don'?t feel|can'?t keep (?:my|her|him)self|isn'?t) safe\b.{0,18}"
        r"\b(?:tonight|alone|with myself|right now|rn)\b|\bkeep (?:my|her|him)self safe\b"
    ),
    (
        r"\b(?:afraid|scared|frightened|fear)\b.{0,12}\b(?:of )?(?:what|that) (?:i|he|she) (?:might"
        r"|may|could|will|do)\b(?! wrong| next)"
    ),
    r"\b(?:do|did) something to (?:my|him|her)self\b",
]
RISK = re.compile("|".join(f"(?:{each})" for each in _RISK))

_PATIENT = re.compile(
    r"\b(?:pts?|patients?|inpatient|relatives?|family wanted|ed|er|icu|a&e|ward|resus"
    r"|psych (?:ward|"
    r"unit|rotation|team)|clinic|bed \d+|bay \w+|y/?o|yo|year[- ]old|teen\w*|kid|child|baby|boy"
    r"|girl|"
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
