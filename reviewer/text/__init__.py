"""What language does: characters, sentences, tokens, quantities, dates, names, lemmas."""
