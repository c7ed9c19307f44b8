"""What each answer holds, as JSON Schema: every field is always there, and no other one."""

from typing import Any

from indicators.loading.changes import ChangeKind
from indicators.loading.check.areas import REGION_CODE
from indicators.model import DenominatorYear, Direction, GoalKind, Kind, Level, Rule, Sign
from indicators.model.quality import QualityKind, Use
from indicators.ratings.rating import Applied, Mark, Reason, Status
from indicators.ratings.second_opinion import Obstacle, Opinion
from indicators.search.things import Kind as FoundKind

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
INTEGER: Schema = {"type": "integer"}
INTEGER_OR_NULL: Schema = {"type": ["integer", "null"]}
BOOLEAN: Schema = {"type": "boolean"}
BOOLEAN_OR_NULL: Schema = {"type": ["boolean", "null"]}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DAY_OR_NULL: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
FLAG: Schema = {"type": "boolean"}
CODE: Schema = {"type": "string", "pattern": f"^({REGION_CODE.pattern})$"}


def thing(**fields: Schema) -> Schema:
    """Return the schema of an object with exactly these fields."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def listed(item: Schema) -> Schema:
    """Return the schema of an array."""
    return {"type": "array", "items": item}


def one_of(*codes: Any) -> Schema:
    """Return the schema of a closed list; None among the codes allows null."""
    return {"enum": [None if code is None else str(code) for code in codes]}


def ref(name: str) -> Schema:
    """Return the way to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(name: str, **more: Schema) -> Schema:
    """Return the schema of one page of rows."""
    return thing(
        meta=ref("Meta"), **more, total=INTEGER, limit=INTEGER, offset=INTEGER, next=TEXT_OR_NULL, prev=TEXT_OR_NULL,
        data=listed(ref(name)),
    )  # fmt: skip


def single(name: str) -> Schema:
    """Return the schema of a single thing."""
    return thing(meta=ref("Meta"), data=ref(name))


LEVEL = one_of(*Level)
SIGN = one_of("", *Sign)
LICENCES = listed(thing(name=TEXT, url=TEXT))
META = thing(
    title=TEXT,
    edition={"anyOf": [thing(release=TEXT, day=DAY), {"type": "null"}]},
    newest=FLAG,
    licence=thing(note=TEXT, licences=LICENCES),
    citation=TEXT,
    links={"type": "object", "additionalProperties": TEXT, "required": ["self", "entry", "openapi", "documentation"]},
)
AREA = thing(
    code=CODE, name=TEXT, label=TEXT, level=LEVEL, type=TEXT, district=TEXT_OR_NULL, ars=TEXT, role=TEXT,
    area_km2=NUMBER_OR_NULL, postcode=TEXT, members=listed(CODE), about=TEXT,
)  # fmt: skip
SOURCE = thing(
    id=TEXT, publisher=TEXT, dataset=TEXT, edition=TEXT, licence=TEXT, licence_url=TEXT, attribution=TEXT, url=TEXT,
    data_as_of=TEXT,
)  # fmt: skip
QUOTIENT = thing(numerator=TEXT, denominator=TEXT, factor=NUMBER, denominator_year=one_of(*DenominatorYear))
INDICATOR = thing(
    id=TEXT, set=TEXT, role=one_of("", "weight", "computed", "draft"), label=TEXT, short=TEXT, unit=TEXT,
    direction=one_of(*Direction), kind=one_of(*Kind), decimals=INTEGER, minimum=NUMBER_OR_NULL,
    maximum=NUMBER_OR_NULL, weight=TEXT, weight_note=TEXT, reference=TEXT, definition=TEXT, formula=TEXT,
    interpretation=TEXT, note=TEXT, breaks=listed(thing(year=INTEGER, reason=TEXT)),
    year_notes=listed(thing(year=INTEGER, words=TEXT)),
    reference_month=thing(usual=INTEGER, others=listed(thing(year=INTEGER, month=INTEGER))),
    class_breaks=listed(NUMBER), sdg=listed(TEXT), bnk=TEXT,
    quotient={"anyOf": [QUOTIENT, {"type": "null"}]}, levels=listed(LEVEL), years=listed(INTEGER),
    sources=listed(ref("Source")),
)  # fmt: skip
FIGURE = thing(
    indicator=TEXT, area=CODE, area_name=TEXT, area_label=TEXT, level=LEVEL, year=INTEGER, period=TEXT,
    value=NUMBER_OR_NULL, unit=TEXT, sign=SIGN, sign_meaning=TEXT,
    quality=one_of(*QualityKind), allows=listed(one_of(*Use)), quality_reason=TEXT, note=TEXT, coverage=TEXT,
)  # fmt: skip
REFERENCE = thing(
    area=TEXT, area_label=TEXT, indicator=TEXT, unit=TEXT, year=INTEGER, n=INTEGER_OR_NULL, p10=NUMBER_OR_NULL,
    q1=NUMBER_OR_NULL, median=NUMBER_OR_NULL, q3=NUMBER_OR_NULL, p90=NUMBER_OR_NULL, total=NUMBER_OR_NULL,
    value=NUMBER_OR_NULL, of=TEXT, source=ref("Source"), note=TEXT,
)  # fmt: skip
GOAL = thing(
    id=TEXT, pillar=TEXT, label=TEXT, indicator=TEXT, kind=one_of(*GoalKind), rule=one_of(*Rule),
    direction=one_of(*Direction), target=NUMBER_OR_NULL, lower=NUMBER_OR_NULL, upper=NUMBER_OR_NULL,
    target_year=INTEGER_OR_NULL, base_year=INTEGER_OR_NULL, level=one_of(None, *Level), areas=listed(CODE),
    decided_by=TEXT, document=TEXT, decided_on=DAY_OR_NULL, url=TEXT, how_it_becomes_a_number=TEXT,
    valid_from=DAY_OR_NULL, valid_until=DAY_OR_NULL, base_value=NUMBER_OR_NULL,
    milestones=listed(thing(year=INTEGER, value=NUMBER)), replaces=TEXT, sdg=listed(TEXT), bnk=TEXT,
)  # fmt: skip
STATUS = thing(
    goal=TEXT, goal_applied=TEXT, kind=one_of(*GoalKind), indicator=TEXT, area=CODE, area_label=TEXT, level=LEVEL,
    unit=TEXT, status_word=TEXT, status=one_of(*Status),
    official_status=one_of(None, *Status), is_current=BOOLEAN, reason=one_of(None, *Reason),
    marks=listed(one_of(*Mark)),
    rule_applied=one_of(None, *Applied), latest_year=INTEGER_OR_NULL, latest_value=NUMBER_OR_NULL,
    newest_year=INTEGER_OR_NULL, newest_value=NUMBER_OR_NULL, newest_meets_target=BOOLEAN_OR_NULL,
    target=NUMBER_OR_NULL, target_year=INTEGER_OR_NULL, first_year_used=INTEGER_OR_NULL, values_used=INTEGER,
    years_elapsed=NUMBER_OR_NULL, years_left=NUMBER_OR_NULL,
    mean_change_per_year=NUMBER_OR_NULL, last_change=NUMBER_OR_NULL, required_change_per_year=NUMBER_OR_NULL,
    projected=NUMBER_OR_NULL, gap=NUMBER_OR_NULL, shortfall_share=NUMBER_OR_NULL,
    second_opinion=one_of(None, *Opinion), second_ratio=NUMBER_OR_NULL, second_reason=one_of(None, *Obstacle),
    receipt=listed(thing(label=TEXT, text=TEXT)),
)  # fmt: skip
OUTPUT = thing(
    measure=TEXT, measure_label=TEXT, what=TEXT, unit=TEXT, planned=NUMBER_OR_NULL, reached=NUMBER_OR_NULL, date=TEXT,
    note=TEXT, url=TEXT,
)  # fmt: skip
LINKED = thing(id=TEXT, label=TEXT, detail=TEXT, linked=TEXT, url=TEXT)
CHAIN = thing(area=CODE, area_label=TEXT, vision=LINKED, pillar=LINKED, goal=LINKED, measure=LINKED, output=LINKED,
              indicator=LINKED)  # fmt: skip
FOUND = thing(kind=one_of(*FoundKind), id=TEXT, label=TEXT, sentence=TEXT, href=TEXT, worth=NUMBER)
CHANGE = thing(
    release=TEXT, day=DAY, kind=one_of(*ChangeKind), area=TEXT, area_label=TEXT, indicator=TEXT, goal=TEXT,
    year=INTEGER_OR_NULL, unit=TEXT, before=NUMBER_OR_NULL, before_sign=TEXT, after=NUMBER_OR_NULL, after_sign=TEXT,
    before_status=TEXT, after_status=TEXT,
)  # fmt: skip
STATEMENT = thing(
    area=CODE, area_label=TEXT, about=TEXT, goal=TEXT, indicator=TEXT, measure=TEXT, text=TEXT, office=TEXT, day=DAY,
    valid_until=DAY_OR_NULL, url=TEXT,
)  # fmt: skip
RELEASE = thing(release=TEXT, day=DAY, title=TEXT, sets=listed(TEXT))
SET = thing(id=TEXT, label=TEXT, description=TEXT, lead=TEXT, indicators=listed(TEXT))
ENTRY = thing(
    resources=listed(thing(path=TEXT, href=TEXT, title=TEXT, media_types=listed(TEXT))),
    releases=listed(ref("Release")),
    sets=listed(ref("Set")),
)
FEATURE = thing(
    type=one_of("Feature"),
    id=CODE,
    properties=thing(area=CODE, name=TEXT, label=TEXT, level=LEVEL, district=TEXT_OR_NULL),
    geometry=thing(type=one_of("Polygon", "MultiPolygon"), coordinates=listed({"type": "array"})),
)
OUTLINES = thing(
    type=one_of("FeatureCollection"), attribution=TEXT, meta=ref("Meta"), features=listed(ref("Feature"))
)  # fmt: skip
PROBLEM = {
    "type": "object",
    "properties": {
        "type": TEXT, "title": TEXT, "status": INTEGER, "detail": TEXT, "instance": TEXT,
        "parameters": listed(thing(name=TEXT, found=TEXT, expected=TEXT)),
    },
    "required": ["type", "title", "status", "detail", "instance"],
    "additionalProperties": False,
}  # fmt: skip
SCHEMAS: dict[str, Schema] = {
    "Meta": META, "Area": AREA, "Source": SOURCE, "Indicator": INDICATOR, "Figure": FIGURE,
    "Reference": REFERENCE, "Goal": GOAL, "Status": STATUS, "Statement": STATEMENT, "Output": OUTPUT, "Chain": CHAIN,
    "Change": CHANGE, "Found": FOUND,
    "Release": RELEASE,
    "Set": SET, "EntryPoint": ENTRY,
    "Feature": FEATURE, "Problem": PROBLEM,
    "Entry": single("EntryPoint"), "Areas": page_of("Area"), "OneArea": single("Area"),
    "Indicators": page_of("Indicator"), "OneIndicator": single("Indicator"), "Values": page_of("Figure"),
    "References": page_of("Reference"), "Goals": page_of("Goal"), "Statuses": page_of("Status", rated_on=DAY),
    "Statements": page_of("Statement"), "Changes": page_of("Change"), "Search": page_of("Found"),
    "Outputs": page_of("Output"), "Chains": page_of("Chain", rated_on=DAY),
    "Boundaries": OUTLINES, "Catalogue": {"type": "object", "required": ["@context", "@type"]},
    "Foreign": {"type": "object"},  # in the words of a standard of its own
    "Description": {"type": "object", "required": ["openapi", "paths"]},
}  # fmt: skip
