"""What a look back shows: for every subject a page of charts, facts, read-outs and a table."""
