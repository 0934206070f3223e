"""The people of the demonstration program. Every name and address is made up."""

from facilitation.programs.models import Role

PROGRAM = "Emergency Medicine Residency (demo)"
TIME_ZONE = "America/Chicago"
COUNTRY = "US"
RESIDENTS = 24
STAFF: list[tuple[str, Role]] = [
    ("Alma Reyes", Role.ALUM),
    ("Jonas Okafor", Role.ALUM),
    ("Priya Nair", Role.ALUM),
    ("Tomas Lind", Role.ALUM),
    ("Salome Weiss", Role.PSYCHOLOGIST),
    ("Daniel Abara", Role.PSYCHOLOGIST),
    ("Ruth Calder", Role.COORDINATOR),
    ("Viktor Sand", Role.DIRECTOR),
]
# Numbers of the range that is kept for fiction: they reach nobody.
ON_CALL: list[tuple[str, str, str, bool]] = [
    ("Demonstration: psychiatrist on call", "+1 202 555 0110", "Day and night", False),
    (
        "Demonstration: safety lead of the program",
        "+1 202 555 0111",
        "Evenings, 17:00 to 23:00",
        False,
    ),
    ("Demonstration: occupational health", "+1 202 555 0112", "Weekdays, 8:00 to 16:00", True),
]
SENIORS = 4  # of the residents, these many are senior residents too


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@demo.example"


def resident_name(number: int) -> str:
    return f"Resident {number:02d}"
