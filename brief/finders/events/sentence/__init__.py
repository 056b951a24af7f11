"""How one sentence is read: clauses, dates, who stands where; no events. `scene` is what the finders are given."""
