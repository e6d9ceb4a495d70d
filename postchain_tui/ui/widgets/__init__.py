"""Parts of screens: told what to show, reporting what was pressed."""
