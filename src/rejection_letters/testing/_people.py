"""The people and companies in the letters of the matrix.

They are fictional, with addresses and phone numbers that are reserved for examples. Together they
cover most of what trips up a template: company names that end in a period or an exclamation point,
titles with acronyms, names with accents, and titles whose plural changes in the middle.
"""

from __future__ import annotations

from typing import NamedTuple


class Cast(NamedTuple):
    """One writer, one contact, one company and one role, with every optional value.

    Attributes:
        articles: The noun phrases that can follow "a" or "an" in this cast's letters, each with the
            correct article.
    """

    name: str
    occupation: str
    occupation_plural: str
    industry: str
    experience: str
    email: str
    phone: str
    website: str
    address: tuple[str, ...]
    company: str
    role: str
    role_plural: str
    contact: str
    honorific: str
    title: str
    company_address: tuple[str, ...]
    subject: str
    articles: tuple[str, ...]


CASTS = (
    Cast(
        name="Teresa Okonkwo",
        occupation="account executive",
        occupation_plural="account executives",
        industry="industrial automation",
        experience="experienced",
        email="teresa@example.com",
        phone="(216) 555-0142",
        website="https://teresa.example.com",
        address=("1840 Linden Street", "Apartment 3", "Cleveland, OH 44113"),
        company="Acme",
        role="Sales Manager",
        role_plural="sales managers",
        contact="Dana Lee",
        honorific="Ms.",
        title="Vice President of Sales",
        company_address=("600 Wharf Road", "Chicago, IL 60601"),
        subject="Your application for Sales Manager",
        articles=("an account executive", "an experienced account executive", "a sales manager"),
    ),
    Cast(
        name="Ana Ruiz",
        occupation="UX designer",
        occupation_plural="UX designers",
        industry="healthcare software",
        experience="hands-on",
        email="ana@example.org",
        phone="+1 512 555 0117",
        website="ana.example.org",
        address=("77 Juniper Court", "Austin, TX 78701"),
        company="Northwind Traders, Inc.",
        role="Senior Product Designer",
        role_plural="senior product designers",
        contact="Miriam Feldman",
        honorific="Dr.",
        title="Head of Design",
        company_address=("12 Harbor View", "Portland, OR 97201"),
        subject="Re: Senior Product Designer",
        articles=("a UX designer", "a hands-on UX designer", "a senior product designer"),
    ),
    Cast(
        name="Jonah Whitfield",
        occupation="logistics officer",
        occupation_plural="logistics officers",
        industry="supply chain management",
        experience="seasoned",
        email="jonah@example.net",
        phone="555-0163",
        website="https://jonah.example.net/work",
        address=("5 Mill Lane", "Dover, DE 19901"),
        company="Williams & Sons",
        role="Operations Director",
        role_plural="operations directors",
        contact="Priya Raman",
        honorific="Mrs.",
        title="Chief of Staff",
        company_address=("88 Canal Street", "Newark, NJ 07102"),
        subject="Operations Director: our decision",
        articles=("a logistics officer", "a seasoned logistics officer", "an operations director"),
    ),
    Cast(
        name="Mei-Ling Tan",
        occupation="SRE",
        occupation_plural="SREs",
        industry="cloud infrastructure",
        experience="versatile",
        email="meiling@example.com",
        phone="+1 425 555 0188",
        website="meiling.example.com",
        address=("230 Pine Avenue", "Seattle, WA 98101"),
        company="Whoosh!",
        role="Infrastructure Engineer II",
        role_plural="infrastructure engineers II",
        contact="Tomás Aguirre",
        honorific="Mr.",
        title="Engineering Manager",
        company_address=("1 Velocity Way", "Denver, CO 80202"),
        subject="Thank you for your interest",
        articles=("an SRE", "a versatile SRE", "an infrastructure engineer II"),
    ),
    Cast(
        name="Oluwaseun Bright",
        occupation="registered nurse",
        occupation_plural="registered nurses",
        industry="home care",
        experience="bilingual",
        email="bright@example.org",
        phone="(555) 555-0121",
        website="bright.example.org",
        address=("9 Meadow Close", "Leeds", "LS1 4AP"),
        company="eHarbor",
        role="Nurse Manager",
        role_plural="nurse managers",
        contact="Siobhan Kelly",
        honorific="Prof.",
        title="Director of Nursing",
        company_address=("40 Quay Street", "Bristol", "BS1 2JL"),
        subject="An update from our team",
        articles=("a registered nurse", "a bilingual registered nurse", "a nurse manager"),
    ),
    Cast(
        name="Henry Castellanos",
        occupation="HR business partner",
        occupation_plural="HR business partners",
        industry="hospitality",
        experience="accredited",
        email="henry@example.net",
        phone="+44 20 5550 1010",
        website="https://castellanos.example.net",
        address=("3 Orchard Row", "York", "YO1 7HH"),
        company="Fjord & Fell Ltd.",
        role="Head of People",
        role_plural="heads of people",
        contact="Gwen Ashworth",
        honorific="Mx",
        title="Managing Director",
        company_address=("21 Castle Hill", "Durham", "DH1 3RW"),
        subject="RE: Head of People",
        articles=(
            "an HR business partner",
            "an accredited HR business partner",
            "a head of people",
        ),
    ),
    Cast(
        name="Zoë Lindqvist",
        occupation="art director",
        occupation_plural="art directors",
        industry="independent publishing",
        experience="award-winning",
        email="zoe@example.com",
        phone="555-0177",
        website="zoe.example.com",
        address=("Flat 2", "14 Rose Terrace", "Edinburgh", "EH3 9QQ"),
        company="Éditions Lumière",
        role="Editor-in-Chief",
        role_plural="editors-in-chief",
        contact="François Dubois",
        honorific="M.",
        title="Publisher",
        company_address=("7 Rue des Lilas", "75019 Paris"),
        subject="Votre candidature",
        articles=("an art director", "an award-winning art director", "an editor-in-chief"),
    ),
    Cast(
        name="Patrick Nakamura",
        occupation="MBA graduate",
        occupation_plural="MBA graduates",
        industry="European rail freight",
        experience="recent",
        email="patrick@example.org",
        phone="(555) 555-0134",
        website="https://nakamura.example.org",
        address=("61 Station Road", "Omaha, NE 68102"),
        company="O'Neill Freight",
        role="one-year Management Trainee",
        role_plural="one-year management trainees",
        contact="Ingrid Sørensen",
        honorific="Capt.",
        title="Fleet Manager",
        company_address=("2 Depot Yard", "Tulsa, OK 74103"),
        subject="Management Trainee program",
        articles=("an MBA graduate", "a recent MBA graduate", "a one-year management trainee"),
    ),
)
