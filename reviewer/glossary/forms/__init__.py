"""Glossary files in every form that people have: one module a form, reading and writing them all."""

from reviewer.glossary.forms.reading import read_any
from reviewer.glossary.forms.reports import Fate, Form, Remark, Report
from reviewer.glossary.forms.writing import form_of_name, text_of, write_any

__all__ = ["Fate", "Form", "Remark", "Report", "form_of_name", "read_any", "text_of", "write_any"]
