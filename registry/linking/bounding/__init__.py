"""How much a pair of claims can weigh at most, told from columns of numbers, without a record."""
