"""Glossaries that ship with newsgloss, one YAML file each."""
