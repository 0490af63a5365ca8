"""The few words that the build itself prints, by language.

Dates and numbers come from Babel, terms of citations from CSL's locales. What stands here is
neither: the names of the parts of a report. A language that is missing falls back to English.
"""

from __future__ import annotations

from report_build.frozen import dataclass

Quotes = tuple[str, str, str, str]
"""Quotation marks: double open and close, single open and close."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's names for the parts of a report."""

    language: str = "en"
    figure: str = "Figure"
    table: str = "Table"
    section: str = "section"
    contents: str = "Contents"
    summary: str = "Summary"
    source: str = "Source"
    sources: str = "Sources"
    note: str = "Note"
    page: str = "page"
    agenda: str = "Agenda"
    abstract: str = "Abstract"
    keywords: str = "Keywords"
    by: str = "By"
    part_of: str = "{} of {}"
    continued: str = "continued"
    cited_at: str = "Cited at"
    quotes: Quotes = ("“", "”", "‘", "’")
    appendix: str = "appendix"
    figures: str = "Figures"
    tables: str = "Tables"
    acronyms: str = "Acronyms"
    key_findings: str = "Key findings"
    suggested: str = "Suggested citation"
    contact: str = "Contact"
    authors: str = "About the authors"
    author: str = "About the author"
    about: str = "about"  # before a number, as the next
    at_least: str = "at least"
    either: str = "or"
    slide: str = "Slide"
    slides: str = "Slides"
    fact_columns: tuple[str, str, str, str, str] = ("Fact", "Number", "Unit", "As of", "Source")
    works: tuple[str, str, str, str] = (  # one and several that are cited, others too, not by MLA
        "Work Cited", "Works Cited", "Works Consulted", "References",
    )  # fmt: skip
    about_within: str = ""  # `about` where that cannot stand: "the roughly 900 soldiers"


_SINGLE_FIRST = ("‘", "’", "“", "”")  # as CSL's locale en-GB has them
_GUILLEMETS = ("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›")

LANGUAGES = {
    "en": Words(about_within="roughly"),
    "en-gb": Words(quotes=_SINGLE_FIRST, about_within="roughly"),
    "fr": Words(
        "fr", "Figure", "Tableau", "section", "Table des matières", "Synthèse", "Source", "Sources",
        "Note", "page", "Plan", "Résumé", "Mots-clés", "Par", "{} sur {}", "suite", "Cité p.",
        _GUILLEMETS, "annexe", "Figures", "Tableaux", "Sigles", "Points clés",
        "Pour citer ce document", "Contact", "Les auteurs", "L’auteur",
        "environ", "au moins", "ou",
        "Diapositive", "Diapositives", ("Donnée", "Nombre", "Unité", "Date", "Source"),
        ("Ouvrage cité", "Ouvrages cités", "Ouvrages consultés", "Références"),
    ),
    "de": Words(
        "de", "Abbildung", "Tabelle", "Abschnitt", "Inhalt", "Zusammenfassung", "Quelle", "Quellen",
        "Anmerkung", "Seite", "Überblick", "Kurzfassung", "Schlagwörter", "Von", "{} von {}",
        "Fortsetzung", "Zitiert auf S.", ("„", "“", "‚", "‘"), "Anhang", "Abbildungen", "Tabellen",
        "Abkürzungen", "Kernaussagen", "Zitiervorschlag", "Kontakt", "Zu den Verfassern",
        "Zur Person", "etwa", "mindestens", "oder",
        "Folie", "Folien", ("Angabe", "Zahl", "Einheit", "Stand", "Quelle"),
        ("Zitiertes Werk", "Zitierte Werke", "Benutzte Werke", "Literatur"),
    ),
    "es": Words(
        "es", "Figura", "Tabla", "sección", "Índice", "Resumen", "Fuente", "Fuentes", "Nota",
        "página", "Agenda", "Sumario", "Palabras clave", "Por", "{} de {}", "continuación",
        "Citado en p.", ("«", "»", "“", "”"), "anexo", "Figuras", "Tablas", "Siglas",
        "Conclusiones principales", "Cómo citar", "Contacto", "Sobre los autores",
        "Sobre la persona autora", "alrededor de", "al menos", "o",
        "Diapositiva", "Diapositivas", ("Dato", "Número", "Unidad", "Fecha", "Fuente"),
        ("Obra citada", "Obras citadas", "Obras consultadas", "Referencias"),
    ),
}  # fmt: skip


def words(language: str) -> Words:
    """The words of a BCP 47 tag, else of its language; English where there are none."""
    tag = language.lower()
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0]) or LANGUAGES["en"]
