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
SENIORS = 4  # of the residents, these many are senior residents too


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@demo.example"


def resident_name(number: int) -> str:
    return f"Resident {number:02d}"
