"""Rewards as numbers."""

import numpy as np
import pandas as pd

from metrics.recognition import reward_grant_time, rewards_granted


def test_rewards_granted_of_those_earned():
    found = rewards_granted(pd.DataFrame({"rewards": [8], "rewards_granted": [6]})).reading()
    assert (found.value, found.n) == (0.75, 8)


def test_the_time_to_grant_rests_on_those_that_were_granted():
    found = reward_grant_time(pd.DataFrame({"reward_grants": [3], "reward_grant_p50": [2880.0]})).reading()
    assert (found.value, found.n) == (2880, 3)


def test_no_reward_is_no_data():
    assert rewards_granted(pd.DataFrame({"rewards": [0], "rewards_granted": [0]})).reading().value is None
    assert reward_grant_time(pd.DataFrame({"reward_grants": [0], "reward_grant_p50": [np.nan]})).reading().value is None
