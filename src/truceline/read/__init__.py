"""From page to article: text without furniture, title, dates, and the offset map."""
