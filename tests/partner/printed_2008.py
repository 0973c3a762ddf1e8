"""The tables of section three of the Barking and Dagenham strategy 2008 to 2011, as printed.

Report 001 of the reports, pages 15 to 21 and 26 of the strategy.
"""

YEARS = {
    "2002-03-31": 2000,
    "2003-03-31": 3072,
    "2004-03-31": 3518,
    "2005-03-31": 3414,
    "2006-03-31": 3784,
    "2007-03-31": 3762,
    "2008-03-31": 3733,
}
# Flagged as domestic violence in 2007/08, and that as a percentage of the borough's total.
OFFENCES = {
    "ABH": (724, 36.1),
    "Burglary in a dwelling": (12, 1.4),
    "Common Assault": (452, 39.2),
    "Criminal damage to a dwelling": (164, 18.6),
    "Criminal damage to a motor vehicle": (7, 0.4),
    "Criminal damage to other building": (2, 0.7),
    "GBH": (15, 12.7),
    "Harassment": (220, 19.9),
    "Offensive Weapon": (1, 0.5),
    "Other Criminal Damage": (55, 10.1),
    "Other notifiable offences": (22, 10.3),
    "Other sexual": (5, 2.8),
    "Other theft": (8, 0.4),
    "Other violence": (6, 4.4),
    "Others – other accepted crime": (2027, 74.6),
    "Robbery personal property": (3, 0.6),
    "Rape": (6, 17.6),
    "Snatches": (1, 0.7),
    "Theft/Taking of a motor vehicle": (3, 0.2),
}
ALL_OFFENCES = (3733, 16.9)
AGES = ("10-17", "18-24", "25-29", "30-39", "40-49", "50-59", "60-69", "70+")
ACCUSED = {
    "female": ((3, 31, 14, 18, 24, 3, 0, 0), 93),
    "male": ((18, 163, 138, 177, 104, 36, 6, 0), 642),
    "all": ((21, 194, 152, 195, 128, 39, 6, 0), 735),
}
VICTIM_AGES = ("under 10", *AGES)
VICTIMS = {
    "female": ((6, 37, 772, 542, 773, 525, 145, 39, 19), 2858),
    "male": ((6, 20, 328, 215, 431, 296, 94, 39, 9), 1438),
    "all": ((12, 57, 1100, 757, 1204, 821, 239, 78, 28), 4296),
}
REPEAT_PERCENT = 18  # of locations with an offence in 2006/07
# Percentage of referrals, and of the borough's residents; None where it is not known.
REFERRALS = {
    "White": (57.75, 83.51),
    "White Irish": (2.03, 1.68),
    "Mixed": (0.74, 1.88),
    "Indian": (1.11, 2.25),
    "Pakistani": (2.40, 1.86),
    "Bangladeshi": (0.92, 0.41),
    "Other Asian": (3.51, 0.53),
    "Black Caribbean": (2.03, 2.09),
    "Black African": (6.09, 4.44),
    "Other Black": (0.92, 0.44),
    "Chinese": (0.18, 0.90),
    "Irish Traveller": (0.00, None),
    "Other": (1.11, None),
    "Unknown": (21.22, None),
}
