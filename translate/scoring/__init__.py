"""Scoring a translation: sacreBLEU's corpus metrics, and how well a glossary's names were kept."""
