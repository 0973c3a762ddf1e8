"""Lip cancer in the 56 districts of Scotland, 1975 to 1980: a public set with printed answers.

Kemp and others 1985 (IARC 72); Clayton and Kaldor 1987 (doi 10.2307/2532003), table 1; the list of
neighbours without islands is that of Breslow and Clayton 1993 (doi 10.2307/2290687), in which
districts across water are neighbours.
"""

import numpy as np

# A line for each district: cases, cases expected, per cent of workers who work outdoors
# (agriculture, fishing, forestry): its neighbours, by their line.
DISTRICTS = """
9 1.4 16: 5 9 11 19
39 8.7 16: 7 10
11 3.0 10: 6 12
9 2.5 24: 18 20 28
15 4.3 10: 1 11 12 13 19
8 2.4 24: 3 8
26 8.1 10: 2 10 13 16 17
7 2.3 7: 6
6 2.0 7: 1 11 17 19 23 29
20 6.6 16: 2 7 16 22
13 4.4 7: 1 5 9 12
5 1.8 16: 3 5 11
3 1.1 10: 5 7 17 19
8 3.3 24: 31 32 35
17 7.8 7: 25 29 50
9 4.6 16: 7 10 17 21 22 29
2 1.1 10: 7 9 13 16 19 29
7 4.2 7: 4 20 28 33 55 56
9 5.5 7: 1 5 9 13 17
7 4.4 10: 4 18 55
16 10.5 7: 16 29 50
31 22.7 16: 10 16
11 8.8 10: 9 29 34 36 37 39
7 5.6 7: 27 30 31 44 47 48 55 56
19 15.5 1: 15 26 29
15 12.5 1: 25 29 42 43
7 6.0 7: 24 31 32 55
10 9.0 7: 4 18 33 45
16 14.4 10: 9 15 16 17 21 23 25 26 34 43 50
11 10.2 10: 24 38 42 44 45 56
5 4.8 7: 14 24 27 32 35 46 47
3 2.9 24: 14 27 31 35
7 7.0 10: 18 28 45 56
8 8.5 7: 23 29 39 40 42 43 51 52 54
11 12.3 7: 14 31 32 37 46
9 10.1 0: 23 37 39 41
11 12.7 10: 23 35 36 41 46
8 9.4 1: 30 42 44 49 51 54
6 7.2 16: 23 34 36 40 41
4 5.3 0: 34 39 41 49 52
10 18.8 1: 36 37 39 40 46 49 53
8 15.8 16: 26 30 34 38 43 51
2 4.3 16: 26 29 34 42
6 14.6 0: 24 30 38 48 49
19 50.7 1: 28 30 33 56
3 8.2 7: 31 35 37 41 47 53
2 5.6 1: 24 31 46 48 49 53
3 9.3 1: 24 44 47 49
28 88.7 0: 38 40 41 44 47 48 52 53 54
6 19.6 1: 15 21 29
1 3.4 1: 34 38 42 54
1 3.6 0: 34 40 49 54
1 5.7 1: 41 46 47 49
1 7.0 1: 34 38 49 51 52
0 4.2 16: 18 20 24 27 56
0 1.8 10: 18 24 30 33 45 55
"""
LINES = [line.split(":") for line in DISTRICTS.split("\n") if line]
OBSERVED, EXPECTED, OUTDOORS = np.array([line[0].split() for line in LINES], dtype=float).T


def neighbours():
    """Return 1 for districts that are neighbours, by place in the list."""
    near = np.zeros((len(LINES), len(LINES)))
    for district, (_, listed) in enumerate(LINES):
        near[district, [int(one) - 1 for one in listed.split()]] = 1
    return near
