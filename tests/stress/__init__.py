"""The stress campaign: programs that try to break nnviz, each deterministic for a seed.

    python -m tests.stress states|gestures|files|scenes|formulas|downloads|kills|soak|verdicts|presets
        --tries N --seed S

Every program prints what it tried, what failed, the worst it met, and the shortest reproduction of each distinct
failure; its exit code is 1 if anything failed. Tabs, views, fields and their ranges are read from the program: what is
new is taken up without a line of code here.
"""
