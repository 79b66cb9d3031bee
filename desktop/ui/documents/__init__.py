"""Documents for others: heads of terms, our offer, a letter."""
