"""Argos packages: found, opened, decoded with CTranslate2, and made to keep a glossary's terms."""
