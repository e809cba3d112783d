"""Measures: named SQL expressions over one table of facts, each declared once. Metrics are arithmetic on them.

A measure says which table it counts, by which day a fact falls into a period, and the expression. Those that stand at
no day count what is there at a period's end instead. `data_access.numbers.asking` puts them into statements.
"""

from data_access.measures import answers, complaints, contacts, customers, reviews, training
from data_access.measures.declare import MEASURES, Measure

SUBJECTS = (answers, contacts, complaints, customers, reviews, training)

__all__ = ["MEASURES", "SUBJECTS", "Measure"]
