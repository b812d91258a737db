"""Intake and library to program: screen, select, schedule, progress, explain. Pure functions.

Same intake and same library give the same program, byte for byte.
"""
