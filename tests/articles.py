"""Articles that several tests read: two that contradict each other, and one of another matter."""

TREATY_OF_2023 = """\
---
source: Fjord Press
published: 2025-04-01
title: Old friends
---
Norway and Iceland are old friends. The two countries signed the Reykjavik fishing treaty in \
Oslo in June 2023. Since then their ships have shared the northern banks, and quarrels over cod \
have become rare. Next year the quota is to be set anew.
"""
TREATY_OF_2024 = """\
---
source: Harbour Mail
published: 2025-04-02
title: Shared banks
---
Trawlers of both flags left port on Tuesday. They may do so under the fishing treaty of \
Reykjavik, which Norway and Iceland signed in Oslo in June 2024 after years of talks. Skippers \
expect a good season.
"""
TREATY_TOLD_AGAIN = TREATY_OF_2024.replace("June 2024", "June 2023")
"""By the other outlet, and in agreement with the first."""
COPPER = """\
---
source: Market Letter
published: 2025-04-03
title: Copper
---
Copper rose in London on Thursday. Traders in Santiago sold 300 tonnes.
"""
