"""What charities do, for whom and how: the codes of England and Wales; the others are read into these."""

from __future__ import annotations

from functools import lru_cache

CLASSES = {
    101: "General charitable purposes",
    102: "Education and training",
    103: "Health and saving lives",
    104: "Disability",
    105: "Prevention or relief of poverty",
    106: "Overseas aid and famine relief",
    107: "Accommodation and housing",
    108: "Religious activities",
    109: "Arts, culture, heritage and science",
    110: "Amateur sport",
    111: "Animals",
    112: "Environment and conservation",
    113: "Economic and community development, employment",
    114: "Armed forces and emergency services",
    115: "Human rights, harmony, equality and diversity",
    116: "Recreation",
    117: "Other charitable purposes",
    201: "Children and young people",
    202: "Older people",
    203: "People with disabilities",
    204: "People of a particular ethnic or racial origin",
    205: "Other charities and voluntary bodies",
    206: "Other defined groups",
    207: "The general public",
    301: "Makes grants to individuals",
    302: "Makes grants to organisations",
    303: "Provides other finance",
    304: "Provides people (staff, volunteers)",
    305: "Provides buildings, facilities or open space",
    306: "Provides services",
    307: "Provides advocacy, advice and information",
    308: "Sponsors or carries out research",
    309: "Acts as an umbrella or resource body",
    310: "Other charitable activities",
}

_SIGNS = (
    (102, ("education", "training")),
    (103, ("health", "saving of lives", "medical", "hiv", "addiction", "search and rescue")),
    (104, ("ill health", "ill-health", "disabilit")),
    (105, ("poverty", "low income", "homeless", "deprivation")),
    (106, ("overseas",)),
    (107, ("accommodation", "housing", "tenants", "homeless")),
    (108, ("advancement of religion", "religious activities")),
    (109, ("arts", "cultur", "heritage")),
    (110, ("sport",)),
    (111, ("animal",)),
    (112, ("environment", "conservation")),
    (113, ("community development", "economic", "rural development", "urban development", "unemployed")),
    (115, ("human rights", "equality", "harmony", "cross-community", "asylum", "ethnic")),
    (116, ("recreation", "playgroup")),
    (201, ("children", "young people", "youth (", "youth development", "preschool", "playgroup")),
    (202, ("older people",)),
    (203, ("people with disabilities", "physical disabilities", "learning disabilities", "sensory")),
    (204, ("ethnic", "travellers", "asylum")),
    (205, ("voluntary bodies", "voluntary and community sector")),
    (207, ("general public", "benefit of the community")),
    (301, ("pensions to individuals",)),
    (302, ("gifts to organisations", "grant making")),
    (306, ("carries out activities or services", "counselling", "community transport")),
    (307, ("advice",)),
    (308, ("research",)),
)


@lru_cache(maxsize=1_000)
def classes_of(label: str) -> frozenset[int]:
    """Return the codes that another register's label is near to; none is a true answer."""
    folded = label.casefold()
    return frozenset(code for code, signs in _SIGNS if any(sign in folded for sign in signs))
